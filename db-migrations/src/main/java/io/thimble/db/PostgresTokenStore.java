package io.thimble.db;

import io.thimble.db.token.NewToken;
import io.thimble.db.token.Role;
import io.thimble.db.token.StoredToken;
import io.thimble.db.token.TokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens in PostgreSQL; its clock decides what has expired, for all programs alike. */
final class PostgresTokenStore implements TokenStore {
  private final JdbcClient client;

  PostgresTokenStore(JdbcClient client) {
    this.client = client;
  }

  @Override
  public StoredToken create(NewToken token) {
    return client
        .sql(
            """
            insert into api_token (name, owner, role, sha256, expires_at)
            values (:name, :owner, :role, :sha256, cast(:expiresAt as timestamptz))
            returning *
            """)
        .param("name", token.name())
        .param("owner", token.owner())
        .param("role", token.role().name())
        .param("sha256", token.sha256())
        .param("expiresAt", utc(token.expiresAt()))
        .query(PostgresTokenStore::read)
        .single();
  }

  @Override
  public StoredToken begin(NewToken.Session session) {
    client.sql("delete from api_token where session and expires_at <= now()").update();
    return client
        .sql(
            """
            insert into api_token (name, owner, role, sha256, expires_at, session, session_of)
            values (:name, :owner, :role, :sha256, :expiresAt, true, cast(:of as uuid))
            returning *
            """)
        .param("name", session.name())
        .param("owner", session.owner())
        .param("role", session.role().name())
        .param("sha256", session.sha256())
        .param("expiresAt", utc(session.expiresAt()))
        .param("of", session.of())
        .query(PostgresTokenStore::read)
        .single();
  }

  @Override
  public Optional<StoredToken> find(String sha256) {
    return client
        .sql(
            """
            select *
              from api_token
             where sha256 = :sha256
               and (expires_at is null or expires_at > now())
            """)
        .param("sha256", sha256)
        .query(PostgresTokenStore::read)
        .optional();
  }

  @Override
  public boolean holds(UUID id) {
    return client
        .sql(
            """
            select exists (
              select
                from api_token
               where id = :id
                 and (expires_at is null or expires_at > now()))
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  @Override
  public List<StoredToken> list(@Nullable UUID before, int limit) {
    return client
        .sql(
            """
            select *
              from api_token
             where not session
               and (cast(:before as uuid) is null or id < cast(:before as uuid))
             order by id desc
             limit :limit
            """)
        .param("before", before)
        .param("limit", limit)
        .query(PostgresTokenStore::read)
        .list();
  }

  @Override
  public boolean anyOf(Role role) {
    return client
        .sql(
            """
            select exists (
              select
                from api_token
               where role = :role
                 and not session
                 and (expires_at is null or expires_at > now()))
            """)
        .param("role", role.name())
        .query(Boolean.class)
        .single();
  }

  @Override
  public void end(String sha256) {
    client
        .sql("delete from api_token where sha256 = :sha256 and session")
        .param("sha256", sha256)
        .update();
  }

  @Override
  public boolean remove(UUID id) {
    return client.sql("delete from api_token where id = :id").param("id", id).update() > 0;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static StoredToken read(ResultSet row, int index) throws SQLException {
    return new StoredToken(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("owner"),
        Role.valueOf(row.getString("role")),
        Times.required(row, "created_at"),
        Times.optional(row, "expires_at"));
  }
}
