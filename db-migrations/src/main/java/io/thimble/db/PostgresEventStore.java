package io.thimble.db;

import io.thimble.db.event.Event;
import io.thimble.db.event.EventStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events in PostgreSQL. */
final class PostgresEventStore implements EventStore {
  private final JdbcClient client;

  PostgresEventStore(JdbcClient client) {
    this.client = client;
  }

  @Override
  public List<Event> after(UUID search, long id, int limit) {
    return client
        .sql(
            """
            select *
              from event
             where search = :search
               and id > :id
             order by id
             limit :limit
            """)
        .param("search", search)
        .param("id", id)
        .param("limit", limit)
        .query(PostgresEventStore::read)
        .list();
  }

  @Override
  public long last(UUID search) {
    return client
        .sql("select coalesce(max(id), 0) from event where search = :search")
        .param("search", search)
        .query(Long.class)
        .single();
  }

  @Override
  public Optional<Event> lastOf(UUID search, String type, long id) {
    return client
        .sql(
            """
            select *
              from event
             where search = :search
               and type = :type
               and id <= :id
             order by id desc
             limit 1
            """)
        .param("search", search)
        .param("type", type)
        .param("id", id)
        .query(PostgresEventStore::read)
        .optional();
  }

  @Override
  public int scoredTrials(UUID search, long id) {
    return client
        .sql(
            """
            select count(*)
              from event
              join trial on trial.search = event.search and trial.number = event.trial
             where event.search = :search
               and event.type = 'trial-scored'
               and event.id <= :id
               and trial.replica_of is null
            """)
        .param("search", search)
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  private static Event read(ResultSet row, int index) throws SQLException {
    return new Event(
        row.getLong("id"),
        row.getObject("search", UUID.class),
        row.getString("type"),
        row.getObject("trial", Integer.class),
        row.getString("data"),
        Times.required(row, "at"));
  }
}
