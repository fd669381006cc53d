package io.thimble.db;

import io.thimble.db.log.StoredLine;
import io.thimble.db.log.TrialLine;
import io.thimble.db.log.TrialLogStore;
import io.thimble.db.trial.Attempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lines of trials in PostgreSQL. Not fenced by the trial's state as other writes of an attempt are,
 * for the last lines come when the trial has moved on, but by the attempt's number all the same.
 */
final class PostgresTrialLogStore implements TrialLogStore {
  private final JdbcClient client;
  private final TransactionTemplate transactions;
  private final SearchLock lock;

  PostgresTrialLogStore(JdbcClient client, TransactionTemplate transactions, SearchLock lock) {
    this.client = client;
    this.transactions = transactions;
    this.lock = lock;
  }

  @Override
  public boolean append(Attempt attempt, List<TrialLine> lines) {
    if (lines.isEmpty()) {
      return true;
    }
    return transactions.execute(
        _ -> {
          if (lock.take(attempt.search()).isEmpty() || !isLatest(attempt)) {
            return false;
          }
          add(attempt, lines);
          drop(attempt);
          return true;
        });
  }

  private boolean isLatest(Attempt attempt) {
    return client
        .sql(
            """
            select exists (select from trial
                            where search = :search
                              and number = :trial
                              and attempt = :attempt)
            """)
        .param("search", attempt.search())
        .param("trial", attempt.trial())
        .param("attempt", attempt.number())
        .query(Boolean.class)
        .single();
  }

  private void add(Attempt attempt, List<TrialLine> lines) {
    client
        .sql(
            """
            insert into trial_line (search, trial, attempt, at, line)
            select :search, :trial, :attempt, cast(line ->> 0 as timestamptz), line ->> 1
              from jsonb_array_elements(cast(:lines as jsonb)) with ordinality as said (line, nth)
             order by nth
            """)
        .param("search", attempt.search())
        .param("trial", attempt.trial())
        .param("attempt", attempt.number())
        .param(
            "lines",
            StoredJson.write(
                lines.stream().map(line -> List.of(line.at().toString(), line.text())).toList()))
        .update();
  }

  private void drop(Attempt attempt) {
    client
        .sql(
            """
            delete from trial_line
             where search = :search
               and trial = :trial
               and id <= (select id
                            from trial_line
                           where search = :search
                             and trial = :trial
                           order by id desc
                          offset :kept
                           limit 1)
            """)
        .param("search", attempt.search())
        .param("trial", attempt.trial())
        .param("kept", MOST_LINES)
        .update();
  }

  @Override
  public List<StoredLine> after(UUID search, int trial, long id, int limit) {
    return client
        .sql(
            """
            select id, attempt, at, line
              from trial_line
             where search = :search
               and trial = :trial
               and id > :id
             order by id
             limit :limit
            """)
        .param("search", search)
        .param("trial", trial)
        .param("id", id)
        .param("limit", limit)
        .query(PostgresTrialLogStore::read)
        .list();
  }

  private static StoredLine read(ResultSet row, int index) throws SQLException {
    return new StoredLine(
        row.getLong("id"),
        row.getInt("attempt"),
        new TrialLine(Times.required(row, "at"), row.getString("line")));
  }
}
