package io.thimble.db;

import io.thimble.db.worker.Capabilities;
import io.thimble.db.worker.StoredWorker;
import io.thimble.db.worker.WorkerStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Workers in PostgreSQL. */
final class PostgresWorkerStore implements WorkerStore {
  private final JdbcClient client;
  private final TransactionTemplate transactions;

  PostgresWorkerStore(JdbcClient client, TransactionTemplate transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  @Override
  public void report(UUID id, String name, Capabilities can, boolean draining) {
    transactions.executeWithoutResult(
        _ -> {
          var isNew = keep(id, name, can, draining);
          keepDatasets(id, can.datasets());
          if (isNew) {
            client.sql("delete from worker where seen_at < now() - interval '1 day'").update();
          }
        });
  }

  private boolean keep(UUID id, String name, Capabilities can, boolean draining) {
    return client
        .sql(
            """
            insert into worker (id, name, cores, gpus, trainings, draining)
            values (:id, :name, :cores, :gpus, :trainings, :draining)
                on conflict (id) do update
               set cores = excluded.cores, gpus = excluded.gpus, trainings = excluded.trainings,
                   draining = excluded.draining, seen_at = now()
            returning old.id is null
            """)
        .param("id", id)
        .param("name", name)
        .param("cores", can.cores())
        .param("gpus", can.gpus())
        .param("trainings", can.trainings())
        .param("draining", draining)
        .query(Boolean.class)
        .single();
  }

  private void keepDatasets(UUID id, Set<String> datasets) {
    var names = StoredJson.write(datasets);
    client
        .sql(
            """
            delete from worker_dataset
             where worker = :id
               and dataset not in (select jsonb_array_elements_text(cast(:names as jsonb)))
            """)
        .param("id", id)
        .param("names", names)
        .update();
    client
        .sql(
            """
            insert into worker_dataset (worker, dataset)
            select :id, name
              from jsonb_array_elements_text(cast(:names as jsonb)) as named (name)
                on conflict do nothing
            """)
        .param("id", id)
        .param("names", names)
        .update();
  }

  @Override
  public void leave(UUID id) {
    client.sql("delete from worker where id = :id").param("id", id).update();
  }

  @Override
  public int count() {
    return client
        .sql("select count(*) from worker where seen_at > now() - make_interval(secs => :lease)")
        .param("lease", LEASE.toSeconds())
        .query(Integer.class)
        .single();
  }

  @Override
  public List<StoredWorker> alive() {
    return client
        .sql(
            """
            select worker.*,
                   (select coalesce(jsonb_agg(dataset), '[]')
                      from worker_dataset
                     where worker_dataset.worker = worker.id) as datasets,
                   (select count(*)
                      from trial
                     where trial.state = 'RUNNING'
                       and trial.worker = worker.name) as running
              from worker
             where seen_at > now() - make_interval(secs => :lease)
             order by name, id
            """)
        .param("lease", LEASE.toSeconds())
        .query(PostgresWorkerStore::read)
        .list();
  }

  private static StoredWorker read(ResultSet row, int index) throws SQLException {
    return new StoredWorker(
        row.getObject("id", UUID.class),
        row.getString("name"),
        Capabilities.of(
            row.getInt("cores"),
            row.getInt("gpus"),
            row.getInt("trainings"),
            Set.copyOf(StoredJson.readTexts(row.getString("datasets")))),
        row.getInt("running"),
        row.getBoolean("draining"),
        Times.required(row, "started_at"),
        Times.required(row, "seen_at"));
  }
}
