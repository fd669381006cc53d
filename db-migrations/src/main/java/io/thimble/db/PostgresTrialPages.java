package io.thimble.db;

import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.ScoredTrial;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialPages;
import io.thimble.hw.score.Accuracy;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parts of a search's trials in PostgreSQL. */
final class PostgresTrialPages implements TrialPages {
  private final JdbcClient client;

  PostgresTrialPages(JdbcClient client) {
    this.client = client;
  }

  @Override
  public List<StoredTrial> after(UUID search, int after, int limit) {
    return client
        .sql(
            TrialRows.SELECT
                + """
                 where trial.search = :search
                   and trial.number > :after
                 order by trial.number
                 limit :limit
                """)
        .param("search", search)
        .param("after", after)
        .param("limit", limit)
        .query(TrialRows::read)
        .list();
  }

  @Override
  public List<StoredTrial> onFront(UUID search) {
    return client
        .sql(
            TrialRows.SELECT
                + " where trial.search = :search and trial.on_front order by trial.number")
        .param("search", search)
        .query(TrialRows::read)
        .list();
  }

  @Override
  public List<StoredTrial> numbered(UUID search, Collection<Integer> numbers) {
    return client
        .sql(
            TrialRows.SELECT
                + """
                 where trial.search = :search
                   and trial.number = any(:numbers)
                 order by trial.number
                """)
        .param("search", search)
        .param("numbers", numbers.toArray(Integer[]::new))
        .query(TrialRows::read)
        .list();
  }

  @Override
  public List<RungResult> rungs(UUID search, Collection<Integer> numbers) {
    return client
        .sql(
            """
            select *
              from rung_result
             where search = :search
               and trial = any(:numbers)
             order by trial, rung
            """)
        .param("search", search)
        .param("numbers", numbers.toArray(Integer[]::new))
        .query(RungWrites::read)
        .list();
  }

  @Override
  public List<ScoredTrial> scored(UUID search) {
    return client
        .sql(
            """
            select number, replica_of, validation_int8_correct, validation_int8_clips
              from trial
             where search = :search
               and state = 'SCORED'
             order by number
            """)
        .param("search", search)
        .query(
            (row, _) ->
                new ScoredTrial(
                    row.getInt("number"),
                    row.getObject("replica_of", Integer.class),
                    new Accuracy(
                        row.getInt("validation_int8_correct"),
                        row.getInt("validation_int8_clips"))))
        .list();
  }
}
