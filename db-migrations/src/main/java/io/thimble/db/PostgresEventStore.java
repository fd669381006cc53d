package io.thimble.db;

import io.thimble.db.event.Event;
import io.thimble.db.event.EventStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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
