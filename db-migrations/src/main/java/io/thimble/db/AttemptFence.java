package io.thimble.db;

import io.thimble.db.trial.Attempt;
import io.thimble.hw.search.TrialMove;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The condition that stands under whatever an attempt writes: a late attempt finds no row. */
final class AttemptFence {
  /** Every move of an attempt leaves the state that this one leaves. */
  private static final String FENCE =
      """
       where search = :search
         and number = :number
         and attempt = :attempt
         and %s
      """
          .formatted(Moves.from(TrialMove.RELEASE));

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

  /**
   * The statement that makes a move of the attempt's trial.
   *
   * @param assignments further ones, each after a comma; may be empty
   * @param rest after its condition
   */
  static StatementSpec move(
      JdbcClient client, TrialMove move, String assignments, String rest, Attempt attempt) {
    return of(
        client, "update trial set %s%s\n".formatted(Moves.to(move), assignments), rest, attempt);
  }
}
