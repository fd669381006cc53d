package io.thimble.db;

import io.thimble.db.dataset.StoredDataset;
import io.thimble.db.imports.DatasetCopy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the clips of imported data sets lie. Whoever writes to a copy locks its data set's row, so
 * that a set that is being deleted gets no new copy.
 */
final class ImportedCopies {
  private final JdbcClient client;

  ImportedCopies(JdbcClient client) {
    this.client = client;
  }

  boolean begin(DatasetCopy copy) {
    return client
            .sql(
                """
                with wanted as (
                  select id from dataset_import where id = :dataset and state = 'STORED' for share)
                insert into dataset_copy (dataset, place, worker, folder)
                select id, :place, :worker, :folder from wanted
                    on conflict (dataset, place) do update
                   set worker = excluded.worker, folder = excluded.folder, ready = false
                """)
            .param("dataset", copy.dataset())
            .param("place", copy.place())
            .param("worker", copy.worker())
            .param("folder", copy.folder())
            .update()
        == 1;
  }

  /** Within a transaction. */
  boolean ready(DatasetCopy copy) {
    int wanted =
        client
            .sql(
                """
                with wanted as (
                  select id from dataset_import where id = :dataset and state = 'STORED' for share)
                update dataset_copy
                   set ready = true
                 where dataset in (select id from wanted)
                   and place = :place
                """)
            .param("dataset", copy.dataset())
            .param("place", copy.place())
            .update();
    return wanted == 1;
  }

  /**
   * Offers the data set to searches, without a path: each worker unpacks it in a folder of its own.
   *
   * @return false when the name is that of a folder of workers
   */
  boolean see(UUID dataset, StoredDataset description) {
    return client
            .sql(
                """
                insert into dataset
                       (name, path, words, any_words, problem, skipped, seen_at, owner, import)
                select :name, null, cast(:words as jsonb), false,
                       cast(:problem as text), cast(:skipped as jsonb), :seenAt, owner, id
                  from dataset_import
                 where id = :dataset
                    on conflict (name) do update
                   set words = excluded.words, any_words = false,
                       problem = excluded.problem, skipped = excluded.skipped,
                       seen_at = excluded.seen_at, owner = excluded.owner, import = excluded.import
                 where dataset.import is not null
                """)
            .param("dataset", dataset)
            .param("name", description.name())
            .param("words", StoredJson.write(description.words()))
            .param("problem", description.problem())
            .param("skipped", StoredJson.write(description.skipped()))
            .param("seenAt", description.seenAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Takes the data set from those who look for one to search with. */
  void withdraw(UUID dataset) {
    client.sql("delete from dataset where import = :id").param("id", dataset).update();
  }

  void removed(UUID dataset, String place) {
    client
        .sql("delete from dataset_copy where dataset = :id and place = :place")
        .param("id", dataset)
        .param("place", place)
        .update();
  }

  List<DatasetCopy> of(UUID dataset) {
    return client
        .sql("select * from dataset_copy where dataset = :id order by place")
        .param("id", dataset)
        .query(
            (row, _) ->
                new DatasetCopy(
                    row.getObject("dataset", UUID.class),
                    row.getString("place"),
                    row.getString("worker"),
                    row.getString("folder"),
                    row.getBoolean("ready")))
        .list();
  }
}
