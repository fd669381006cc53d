package io.thimble.db;

import io.thimble.db.work.Tuning;
import io.thimble.db.work.WorkLoad;
import io.thimble.db.work.WorkStore;
import io.thimble.hw.search.SearchState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What there is to do, from PostgreSQL. */
final class PostgresWorkStore implements WorkStore {
  private final JdbcClient client;
  private final TransactionTemplate transactions;
  private final SearchLock lock;
  private final EventLog log;

  PostgresWorkStore(
      JdbcClient client, TransactionTemplate transactions, SearchLock lock, EventLog log) {
    this.client = client;
    this.transactions = transactions;
    this.lock = lock;
    this.log = log;
  }

  @Override
  public Optional<Tuning> tuning(UUID search) {
    return client
        .sql("select priority, running_at_once from search where id = :id")
        .param("id", search)
        .query(
            (row, _) ->
                new Tuning(row.getInt("priority"), row.getObject("running_at_once", Integer.class)))
        .optional();
  }

  @Override
  public Optional<Tuning> tune(UUID search, UnaryOperator<Tuning> change) {
    return transactions.execute(
        _ ->
            lock.take(search)
                .filter(state -> !state.isFinal())
                .flatMap(_ -> tuning(search))
                .map(
                    before -> {
                      var after = change.apply(before);
                      keep(search, after);
                      return after;
                    }));
  }

  private void keep(UUID search, Tuning tuning) {
    client
        .sql(
            """
            update search
               set priority = :priority, running_at_once = cast(:atOnce as integer)
             where id = :id
            """)
        .param("priority", tuning.priority())
        .param("atOnce", tuning.runningAtOnce())
        .param("id", search)
        .update();
    var data = new HashMap<String, Object>();
    data.put("priority", tuning.priority());
    if (tuning.runningAtOnce() != null) {
      data.put("runningAtOnce", tuning.runningAtOnce());
    }
    log.append(search, "search-tuned", null, data);
  }

  @Override
  public WorkLoad load() {
    return client
        .sql(
            """
            select (select count(*)
                      from search
                     where %s) as searches,
                   count(*) filter (where trial.state = 'QUEUED') as waiting,
                   count(*) filter (where trial.state = 'RUNNING') as running,
                   count(*) filter (where trial.state = 'WAITING') as compared,
                   coalesce(extract(epoch from now() - min(trial.created_at)
                            filter (where trial.state = 'QUEUED')), 0) as longest_seconds
              from trial
              join search on search.id = trial.search and search.state = 'RUNNING'
             where trial.state in ('QUEUED', 'RUNNING', 'WAITING')
            """
                .formatted(OpenSearches.ARE))
        .query(
            (row, _) ->
                new WorkLoad(
                    row.getInt("searches"),
                    row.getInt("waiting"),
                    row.getInt("running"),
                    row.getInt("compared"),
                    Duration.ofMillis((long) (1000 * row.getDouble("longest_seconds")))))
        .single();
  }

  @Override
  public Map<SearchState, Integer> searches() {
    var counts = new EnumMap<SearchState, Integer>(SearchState.class);
    for (var state : SearchState.values()) {
      counts.put(state, 0);
    }
    client
        .sql("select state, count(*) as searches from search group by state")
        .query(
            row -> {
              counts.put(SearchState.valueOf(row.getString("state")), row.getInt("searches"));
            });
    return counts;
  }
}
