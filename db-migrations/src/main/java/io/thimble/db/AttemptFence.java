package io.thimble.db;

import io.thimble.db.trial.Attempt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The condition that stands under whatever an attempt writes: a late attempt finds no row. */
final class AttemptFence {
  private static final String FENCE =
      """
       where search = :search
         and number = :number
         and attempt = :attempt
         and state = 'RUNNING'
      """;

  private AttemptFence() {}

  /**
   * A statement on the attempt's trial.
   *
   * @param sql up to its condition
   * @param rest after its condition
   */
  static StatementSpec of(JdbcClient client, String sql, String rest, Attempt attempt) {
    return client
        .sql(sql + FENCE + rest)
        .param("search", attempt.search())
        .param("number", attempt.trial())
        .param("attempt", attempt.number());
  }
}
