package io.thimble.db;

import io.thimble.db.artifact.ArtifactStore;
import io.thimble.db.artifact.Artifacts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Artifacts in PostgreSQL. */
final class PostgresArtifactStore implements ArtifactStore {
  /** What has files that may go. */
  private static final String DISPENSABLE =
      """
       from artifact
       join trial on trial.search = artifact.search and trial.number = artifact.trial
       join search on search.id = artifact.search
      where artifact.model is not null
        and not trial.on_front
        and search.ended_at <= now() - make_interval(secs => :endedSeconds)
      """;

  private final JdbcClient client;
  private final TransactionTemplate transactions;
  private final SearchLock lock;
  private final EventLog log;

  PostgresArtifactStore(
      JdbcClient client, TransactionTemplate transactions, SearchLock lock, EventLog log) {
    this.client = client;
    this.transactions = transactions;
    this.lock = lock;
    this.log = log;
  }

  @Override
  public Optional<Artifacts> find(UUID search, int trial) {
    return client
        .sql(
            """
            select model, model_sha256, quantization, bundle, network
              from artifact
             where search = :search
               and trial = :trial
               and model is not null
            """)
        .param("search", search)
        .param("trial", trial)
        .query(
            (row, _) ->
                new Artifacts(
                    row.getBytes("model"),
                    row.getString("model_sha256"),
                    row.getString("quantization"),
                    row.getBytes("bundle"),
                    row.getBytes("network")))
        .optional();
  }

  @Override
  public int letGo(Duration ended) {
    return client
        .sql("select distinct artifact.search" + DISPENSABLE)
        .param("endedSeconds", ended.toSeconds())
        .query(UUID.class)
        .list()
        .stream()
        .mapToInt(search -> letGo(search, ended))
        .sum();
  }

  /** Asks again under the lock, because the search may run again by now. */
  private int letGo(UUID search, Duration ended) {
    return transactions.execute(
        _ -> {
          if (lock.take(search).isEmpty()) {
            return 0;
          }
          var trials =
              client
                  .sql(
                      """
                      update artifact as removed
                         set model = null, bundle = null, network = null
                       where removed.search = :search
                         and removed.trial in (select artifact.trial %s
                                                  and artifact.search = :search)
                      returning removed.trial
                      """
                          .formatted(DISPENSABLE))
                  .param("search", search)
                  .param("endedSeconds", ended.toSeconds())
                  .query(Integer.class)
                  .list();
          if (!trials.isEmpty()) {
            log.append(
                search,
                "artifacts-removed",
                null,
                Map.of("trials", trials.stream().sorted().toList()));
          }
          return trials.size();
        });
  }
}
