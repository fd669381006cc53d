package io.thimble.db;

import io.thimble.db.dataset.DatasetStore;
import io.thimble.db.dataset.StoredDataset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Data sets in PostgreSQL. */
final class PostgresDatasetStore implements DatasetStore {
  private final JdbcClient client;

  PostgresDatasetStore(JdbcClient client) {
    this.client = client;
  }

  @Override
  public void see(StoredDataset dataset) {
    client
        .sql(
            """
            insert into dataset (name, path, words, any_words, problem, skipped, seen_at)
            values (:name, cast(:path as text), cast(:words as jsonb), :anyWords,
                    cast(:problem as text), cast(:skipped as jsonb), :seenAt)
                on conflict (name) do update
               set path = excluded.path, words = excluded.words,
                   any_words = excluded.any_words, problem = excluded.problem,
                   skipped = excluded.skipped, seen_at = excluded.seen_at
             where dataset.import is null
            """)
        .param("name", dataset.name())
        .param("path", dataset.path())
        .param("words", StoredJson.write(dataset.words()))
        .param("anyWords", dataset.anyWords())
        .param("problem", dataset.problem())
        .param("skipped", StoredJson.write(dataset.skipped()))
        .param("seenAt", dataset.seenAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public List<StoredDataset> list() {
    return client
        .sql("select * from dataset order by name")
        .query(PostgresDatasetStore::read)
        .list();
  }

  @Override
  public Optional<StoredDataset> find(String name) {
    return client
        .sql("select * from dataset where name = :name")
        .param("name", name)
        .query(PostgresDatasetStore::read)
        .optional();
  }

  private static StoredDataset read(ResultSet row, int index) throws SQLException {
    return new StoredDataset(
        row.getString("name"),
        row.getString("path"),
        StoredJson.readCounts(row.getString("words")),
        row.getBoolean("any_words"),
        row.getString("problem"),
        StoredJson.readTexts(row.getString("skipped")),
        Times.required(row, "seen_at"));
  }
}
