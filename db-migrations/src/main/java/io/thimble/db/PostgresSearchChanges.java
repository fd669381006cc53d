package io.thimble.db;

import io.thimble.db.search.SearchChanges;
import io.thimble.db.search.SearchStore;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes of searches in PostgreSQL. */
final class PostgresSearchChanges implements SearchChanges {
  private final JdbcClient client;
  private final TransactionTemplate transactions;
  private final SearchStore searches;
  private final SearchLock lock;
  private final WorkQueue queue;
  private final EventLog log;
  private final SearchBasis basis;

  PostgresSearchChanges(
      JdbcClient client,
      TransactionTemplate transactions,
      SearchStore searches,
      SearchLock lock,
      WorkQueue queue,
      EventLog log) {
    this.client = client;
    this.transactions = transactions;
    this.searches = searches;
    this.lock = lock;
    this.queue = queue;
    this.log = log;
    this.basis = new SearchBasis(client);
  }

  @Override
  public Outcome extend(UUID id, UnaryOperator<SearchSpec> change) {
    return transactions.execute(
        _ ->
            lock.take(id)
                .map(
                    state ->
                        switch (state) {
                          case CANCELLED, FAILED -> Outcome.WRONG_STATE;
                          case QUEUED, RUNNING, PAUSED, COMPLETED -> extend(id, state, change);
                        })
                .orElse(Outcome.MISSING));
  }

  private Outcome extend(UUID id, SearchState state, UnaryOperator<SearchSpec> change) {
    if (exists("select from trial where search = :id and replica_of is not null", id)) {
      return Outcome.SETTLED;
    }
    if (isLearntFrom(id)) {
      return Outcome.LEARNT_FROM;
    }
    var search = searches.find(id).orElseThrow();
    if (!basis.isThere(search.imported(), search.spec().warmStart())) {
      return Outcome.BASIS_GONE;
    }
    var longer = change.apply(search.spec());
    client
        .sql("update search set spec = cast(:spec as jsonb) where id = :id")
        .param("spec", SearchSpecJson.write(longer))
        .param("id", id)
        .update();
    log.append(
        id,
        "search-extended",
        null,
        Map.of("trials", longer.trials(), "maxDuration", longer.maxDuration().toString()));
    if (SearchMove.EXTEND.from().contains(state)) {
      moveStart(id);
      searches.move(id, SearchMove.EXTEND, null);
    }
    return Outcome.DONE;
  }

  private void moveStart(UUID id) {
    client
        .sql("update search set started_at = started_at + (now() - ended_at) where id = :id")
        .param("id", id)
        .update();
  }

  @Override
  public Outcome delete(UUID id) {
    return transactions.execute(
        _ -> {
          if (lock.take(id).isEmpty()) {
            return Outcome.MISSING;
          }
          if (isLearntFrom(id)) {
            return Outcome.LEARNT_FROM;
          }
          // What it trained until now counts, although nothing else stays.
          searches.move(id, SearchMove.CANCEL, null);
          queue.withdraw(id);
          client
              .sql("update idempotency_key set answer = null where search = :id")
              .param("id", id)
              .update();
          client.sql("delete from search where id = :id").param("id", id).update();
          return Outcome.DONE;
        });
  }

  private boolean isLearntFrom(UUID id) {
    return exists(
        """
        select
          from search
         where %s
           and jsonb_exists(spec -> 'warmStart', cast(:id as text))
        """
            .formatted(OpenSearches.ARE),
        id);
  }

  @Override
  public boolean whileOver(UUID id, Runnable action) {
    return transactions.execute(
        _ -> {
          var over = lock.take(id).map(SearchState::isFinal).orElse(true);
          if (over) {
            action.run();
          }
          return over;
        });
  }

  @Override
  public boolean whileSettled(StoredSearch seen, int trials, Runnable action) {
    return transactions.execute(
        _ -> {
          var settled =
              lock.take(seen.id()).filter(seen.state()::equals).isPresent()
                  && spec(seen.id()).equals(seen.spec())
                  && isFinal(seen.id(), trials);
          if (settled) {
            action.run();
          }
          return settled;
        });
  }

  private boolean isFinal(UUID id, int trials) {
    return client
        .sql(
            """
            select count(*) = :trials and count(ended_at) = :trials
              from trial
             where search = :id
            """)
        .param("trials", trials)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  private SearchSpec spec(UUID id) {
    return SearchSpecJson.read(
        client
            .sql("select spec from search where id = :id")
            .param("id", id)
            .query(String.class)
            .single());
  }

  private boolean exists(String rows, UUID id) {
    return client.sql("select exists(" + rows + ")").param("id", id).query(Boolean.class).single();
  }
}
