package io.thimble.worker.strategy;

import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.score.ObjectiveValues;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.space.Decisions;
import io.thimble.worker.strategy.Outcome.Failed;
import io.thimble.worker.strategy.Outcome.Measured;
import io.thimble.worker.strategy.Outcome.Pending;
import java.util.Arrays;
import java.util.Objects;

/**
 * A trial as a strategy sees it.
 *
 * @param number its number in its search
 * @param decisions what was proposed
 * @param architecture id of the architecture that it decodes to
 * @param estimate what that costs
 * @param outcome how it ended
 */
public record Evaluated(
    int number, Decisions decisions, String architecture, Estimate estimate, Outcome outcome) {
  /** A stored trial, its score as the spec's objectives. */
  public static Evaluated of(SearchSpec spec, StoredTrial trial) {
    return new Evaluated(
        trial.number(),
        trial.decisions(),
        trial.architecture(),
        trial.estimate(),
        outcome(spec, trial));
  }

  private static Outcome outcome(SearchSpec spec, StoredTrial trial) {
    return switch (trial.state()) {
      case QUEUED, RUNNING, WAITING -> new Pending();
      case STOPPED, FAILED, CANCELLED -> new Failed();
      case SCORED -> {
        var score = Objects.requireNonNull(trial.validation(), "a scored trial has a score");
        yield new Measured(
            Arrays.stream(ObjectiveValues.of(spec, trial.estimate(), score.int8()))
                .boxed()
                .toList());
      }
    };
  }
}
