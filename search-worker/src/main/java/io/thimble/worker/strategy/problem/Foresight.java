package io.thimble.worker.strategy.problem;

import io.thimble.worker.strategy.problem.Outcome.Failed;
import io.thimble.worker.strategy.problem.Outcome.Measured;
import io.thimble.worker.strategy.problem.Outcome.Pending;
import io.thimble.worker.strategy.problem.Outcome.Stopped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What trials that were stopped at rungs would have come to: for each rung a {@link RungRegression}
 * over the trials that passed it and were measured at the end.
 */
final class Foresight {
  private final List<Evaluated> trials;
  private final Map<Place, RungRegression> regressions = new HashMap<>();

  /** A goal at a rung. */
  private record Place(int rung, int goal) {}

  private Foresight(List<Evaluated> trials) {
    this.trials = trials;
  }

  /** The trials that a strategy may learn from, in their order. */
  static List<Result> complete(List<Evaluated> trials) {
    var foresight = new Foresight(trials);
    return trials.stream().flatMap(trial -> foresight.result(trial).stream()).toList();
  }

  private Optional<Result> result(Evaluated trial) {
    return switch (trial.outcome()) {
      case Measured(List<Double> objectives) ->
          Optional.of(new Result(trial.number(), trial.candidate(), objectives, 0));
      case Stopped stopped -> Optional.of(foreseen(trial, stopped));
      case Failed _, Pending _ -> Optional.empty();
    };
  }

  /** Known goals stay as they are; of several that are measured the largest deviation counts. */
  private Result foreseen(Evaluated trial, Stopped stopped) {
    var objectives = new ArrayList<>(stopped.objectives());
    double deviation = 0;
    for (int goal = 0; goal < objectives.size(); goal++) {
      if (isMeasured(trial, goal)) {
        var prediction =
            regressions
                .computeIfAbsent(
                    new Place(stopped.rung(), goal), place -> new RungRegression(pairs(place)))
                .predict(objectives.get(goal));
        objectives.set(goal, prediction.error());
        deviation = Math.max(deviation, prediction.deviation());
      }
    }
    return new Result(trial.number(), trial.candidate(), objectives, deviation);
  }

  private List<RungRegression.Pair> pairs(Place place) {
    var pairs = new ArrayList<RungRegression.Pair>();
    for (var trial : trials) {
      if (trial.outcome() instanceof Measured(List<Double> objectives)
          && trial.rungs().size() > place.rung()) {
        pairs.add(
            new RungRegression.Pair(
                trial.rungs().get(place.rung()).get(place.goal()), objectives.get(place.goal())));
      }
    }
    return pairs;
  }

  private static boolean isMeasured(Evaluated trial, int goal) {
    return Double.isNaN(trial.candidate().known().get(goal));
  }
}
