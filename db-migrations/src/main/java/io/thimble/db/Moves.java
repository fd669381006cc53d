package io.thimble.db;

import io.thimble.hw.search.TrialMove;
import java.util.stream.Collectors;

/** The moves of trials as parts of SQL statements. */
final class Moves {
  private Moves() {}

  /**
   * The condition that a trial is where the move begins, for example {@code state in ('RUNNING')}.
   */
  static String from(TrialMove move) {
    return move.from().stream()
        .sorted()
        .map(state -> "'" + state.name() + "'")
        .collect(Collectors.joining(", ", "state in (", ")"));
  }

  /** The assignment that a move makes, for example {@code state = 'SCORED'}. */
  static String to(TrialMove move) {
    return "state = '" + move.to().name() + "'";
  }
}
