package io.thimble.db;

import io.thimble.db.search.Importance;
import io.thimble.db.search.NewSearch;
import io.thimble.db.search.SearchStore;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialMove;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Searches in PostgreSQL. */
final class PostgresSearchStore implements SearchStore {
  private final JdbcClient client;
  private final TransactionTemplate transactions;
  private final SearchLock lock;
  private final WorkQueue queue;
  private final EventLog log;
  private final Checkpoints checkpoints;
  private final SearchBasis basis;

  PostgresSearchStore(
      JdbcClient client,
      TransactionTemplate transactions,
      SearchLock lock,
      WorkQueue queue,
      EventLog log,
      Checkpoints checkpoints) {
    this.client = client;
    this.transactions = transactions;
    this.lock = lock;
    this.queue = queue;
    this.log = log;
    this.checkpoints = checkpoints;
    this.basis = new SearchBasis(client);
  }

  @Override
  public Optional<UUID> create(NewSearch search) {
    return transactions.execute(
        _ ->
            basis.isThere(search.imported(), search.spec().warmStart())
                ? Optional.of(insert(search))
                : Optional.empty());
  }

  private UUID insert(NewSearch search) {
    var id =
        client
            .sql(
                """
                insert into search (spec, owner, imported, traceparent)
                values (cast(:spec as jsonb), :owner, cast(:imported as uuid),
                        cast(:traceparent as text))
                returning id
                """)
            .param("spec", SearchSpecJson.write(search.spec()))
            .param("owner", search.owner())
            .param("imported", search.imported())
            .param("traceparent", search.traceparent())
            .query(UUID.class)
            .single();
    log.searchMoved(id, SearchState.QUEUED, null);
    queue.wake(id);
    return id;
  }

  @Override
  public Optional<StoredSearch> find(UUID id) {
    return client
        .sql("select * from search where id = :id")
        .param("id", id)
        .query(SearchRows::read)
        .optional();
  }

  @Override
  public List<StoredSearch> list(@Nullable String owner, @Nullable UUID before, int limit) {
    return client
        .sql(
            """
            select *
              from search
             where (cast(:owner as text) is null or owner = :owner)
               and (cast(:before as uuid) is null or id < cast(:before as uuid))
             order by id desc
             limit :limit
            """)
        .param("owner", owner)
        .param("before", before)
        .param("limit", limit)
        .query(SearchRows::read)
        .list();
  }

  @Override
  public boolean move(UUID id, SearchMove move, @Nullable String reason) {
    return transactions.execute(
        _ -> {
          if (lock.take(id).filter(move.from()::contains).isEmpty()) {
            return false;
          }
          var to = move.to();
          keepState(id, to, reason);
          log.searchMoved(id, to, reason);
          switch (to) {
            case RUNNING -> {
              queue.runForgotten(id);
              queue.wake(id);
            }
            case CANCELLED, FAILED -> {
              cancelTrials(id);
              queue.withdraw(id);
            }
            case COMPLETED -> queue.withdraw(id);
            case QUEUED, PAUSED -> {}
          }
          return true;
        });
  }

  @Override
  public boolean explain(UUID id, Importance importance) {
    return transactions.execute(
        _ -> {
          if (lock.take(id).isEmpty()) {
            return false;
          }
          client
              .sql("update search set importance = cast(:importance as jsonb) where id = :id")
              .param("importance", StoredJson.write(importance))
              .param("id", id)
              .update();
          log.append(id, "search-explained", null, Map.of("trials", importance.trials()));
          return true;
        });
  }

  private void keepState(UUID id, SearchState to, @Nullable String reason) {
    client
        .sql(
            """
            update search
               set state = :state,
                   reason = cast(:reason as text),
                   started_at = case when :running then coalesce(started_at, now())
                                     else started_at end,
                   ended_at = case when :final then now() end
             where id = :id
            """)
        .param("state", to.name())
        .param("reason", reason)
        .param("running", to == SearchState.RUNNING)
        .param("final", to.isFinal())
        .param("id", id)
        .update();
  }

  private void cancelTrials(UUID id) {
    checkpoints.removeAll(id);
    client
        .sql(
            """
            update trial
               set %s, ended_at = now()
             where search = :id
               and %s
            returning number
            """
                .formatted(Moves.to(TrialMove.CANCEL), Moves.from(TrialMove.CANCEL)))
        .param("id", id)
        .query(Integer.class)
        .list()
        .stream()
        .sorted()
        .forEach(number -> log.trialMoved(id, number, TrialMove.CANCEL.to(), Map.of()));
  }
}
