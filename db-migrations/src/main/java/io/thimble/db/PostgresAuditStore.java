package io.thimble.db;

import io.thimble.db.audit.AuditEntry;
import io.thimble.db.audit.AuditStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit log in PostgreSQL. */
final class PostgresAuditStore implements AuditStore {
  private final JdbcClient client;

  PostgresAuditStore(JdbcClient client) {
    this.client = client;
  }

  @Override
  public long begin(
      String owner, String caller, String method, String path, String address, Duration kept) {
    client
        .sql("delete from audit_entry where at < now() - make_interval(secs => :seconds)")
        .param("seconds", (double) kept.toSeconds())
        .update();
    return client
        .sql(
            """
            insert into audit_entry (owner, caller, method, path, address)
            values (:owner, :caller, :method, :path, :address)
            returning id
            """)
        .param("owner", owner)
        .param("caller", caller)
        .param("method", method)
        .param("path", path)
        .param("address", address)
        .query(Long.class)
        .single();
  }

  @Override
  public void complete(long id, int status) {
    client
        .sql("update audit_entry set status = :status where id = :id and status is null")
        .param("status", status)
        .param("id", id)
        .update();
  }

  @Override
  public List<AuditEntry> list(@Nullable String owner, @Nullable Long before, int limit) {
    return client
        .sql(
            """
            select *
              from audit_entry
             where (cast(:owner as text) is null or owner = :owner)
               and (cast(:before as bigint) is null or id < cast(:before as bigint))
             order by id desc
             limit :limit
            """)
        .param("owner", owner)
        .param("before", before)
        .param("limit", limit)
        .query(PostgresAuditStore::read)
        .list();
  }

  private static AuditEntry read(ResultSet row, int index) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        Times.required(row, "at"),
        row.getString("owner"),
        row.getString("caller"),
        row.getString("method"),
        row.getString("path"),
        row.getString("address"),
        row.getObject("status", Integer.class));
  }
}
