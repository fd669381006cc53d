package io.thimble.worker.strategy.problem;

import io.thimble.worker.strategy.problem.Outcome.Measured;
import io.thimble.worker.strategy.problem.Outcome.Stopped;
import java.util.List;
import java.util.Optional;

/** What trials that were stopped at rungs would have come to. */
final class Foresight {
  private static final double DEVIATION = 0.05;

  private Foresight() {}

  /** The trials that a strategy may learn from. */
  static List<Result> complete(List<Evaluated> trials) {
    return trials.stream().flatMap(trial -> result(trial).stream()).toList();
  }

  private static Optional<Result> result(Evaluated trial) {
    return switch (trial.outcome()) {
      case Measured(List<Double> objectives) ->
          Optional.of(new Result(trial.number(), trial.candidate(), objectives, 0));
      case Stopped(int _, List<Double> objectives) ->
          Optional.of(new Result(trial.number(), trial.candidate(), objectives, DEVIATION));
      case Outcome.Failed _, Outcome.Pending _ -> Optional.empty();
    };
  }
}
