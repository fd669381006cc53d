package io.thimble.db;

import io.thimble.db.allowance.AllowanceStore;
import io.thimble.db.allowance.Usage;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Sums in PostgreSQL. */
final class PostgresAllowanceStore implements AllowanceStore {
  /** An archive counts for no less, so that tiny ones are not without number. */
  private static final long LEAST_ARCHIVE_BYTES = 1 << 20;

  private final JdbcClient client;
  private final TransactionTemplate transactions;

  PostgresAllowanceStore(JdbcClient client, TransactionTemplate transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  @Override
  public <T> T within(String owner, Duration window, Supplier<T> work, Consumer<Usage> judge) {
    return transactions.execute(
        _ -> {
          client
              .sql("select pg_advisory_xact_lock(hashtextextended('allowance of ' || :owner, 0))")
              .param("owner", owner)
              .query((_, _) -> true)
              .single();
          var done = work.get();
          judge.accept(usage(owner, window));
          return done;
        });
  }

  private Usage usage(String owner, Duration window) {
    return client
        .sql(
            """
            with own as (
              select id, %s as open,
                     cast(spec ->> 'trials' as bigint) as trials
                from search
               where owner = :owner)
            select (select count(*) from own where open) as searches,
                   (select coalesce(sum(trials), 0) from own where open) as trials,
                   (select coalesce(sum(coalesce(octet_length(model), 0)
                                        + coalesce(octet_length(bundle), 0)
                                        + coalesce(octet_length(network), 0)), 0)
                      from artifact
                      join own on own.id = artifact.search)
                   + (select coalesce(sum(octet_length(checkpoint.state)), 0)
                        from checkpoint
                        join own on own.id = checkpoint.search)
                   + (select coalesce(sum(greatest(bytes, received, :leastArchive)), 0)
                        from dataset_import
                       where owner = :owner and bytes is not null) as bytes,
                   (select count(*)
                      from dataset_import
                     where owner = :owner and bytes is null and state <> 'FAILED') as fetches,
                   (select coalesce(sum(seconds), 0)
                      from training_time
                     where owner = :owner
                       and day > cast(now() at time zone 'UTC' as date) - :days)
                   + (select coalesce(sum(extract(epoch from now() - trial.started_at)), 0)
                        from trial
                        join own on own.id = trial.search
                       where trial.state = 'RUNNING') as seconds
            """
                .formatted(OpenSearches.ARE))
        .param("owner", owner)
        .param("leastArchive", LEAST_ARCHIVE_BYTES)
        .param("days", (int) window.toDays())
        .query(
            (row, _) ->
                new Usage(
                    row.getLong("searches"),
                    row.getLong("trials"),
                    row.getLong("bytes"),
                    row.getInt("fetches"),
                    Duration.ofSeconds((long) row.getDouble("seconds"))))
        .single();
  }
}
