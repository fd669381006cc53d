package io.thimble.worker.strategy.genetic;

import io.thimble.db.trial.Origin;
import io.thimble.worker.strategy.problem.Admission;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Domain;
import io.thimble.worker.strategy.problem.Evaluated;
import io.thimble.worker.strategy.problem.Goal;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Outcome;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion.Accepted;
import io.thimble.worker.strategy.problem.Suggestion.Exhausted;
import io.thimble.worker.strategy.problem.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A problem whose every answer is known: four ordered variables of nine answers. An error that is
 * least where all but the first answer are 4, times what the first leaves, against the first, which
 * is a known cost.
 */
record Grid() implements Problem {
  static final int ANSWERS = 9;
  private static final int VARIABLES = 4;

  static Search search(int trials, long seed) {
    return new Search(new Grid(), seed, trials, 1, List.of());
  }

  @Override
  public List<Domain> domains() {
    var places = IntStream.range(0, ANSWERS).mapToObj(i -> i / (ANSWERS - 1.0)).toList();
    return List.of(
        new Domain(
            "grid",
            IntStream.range(0, VARIABLES)
                .mapToObj(i -> new Variable("v" + i, places, true, 0))
                .toList(),
            -1));
  }

  @Override
  public List<Goal> goals() {
    return List.of(new Goal("error", false, Double.NaN), new Goal("cost", true, Double.NaN));
  }

  @Override
  public Admission admit(Point point) {
    double cost = 1 + point.answers().getFirst();
    return new Admission.Admitted(
        new Candidate(point, point.answers().toString(), List.of(Double.NaN, cost), List.of(cost)));
  }

  @Override
  public List<Point> starts() {
    return List.of();
  }

  static List<Double> objectives(Point point) {
    var answers = point.answers();
    double off = 0;
    for (int i = 1; i < VARIABLES; i++) {
      off += (answers.get(i) - 4) * (answers.get(i) - 4) / 50.0;
    }
    double cost = 1 + answers.getFirst();
    return List.of(0.05 + 0.3 / cost + off, cost);
  }

  static History run(Strategy strategy, Search search) {
    var trials = new ArrayList<Evaluated>();
    for (int number = 0; number < search.trials(); number++) {
      if (strategy.propose(search, new History(trials), number) instanceof Accepted accepted) {
        var measured = new Outcome.Measured(objectives(accepted.candidate().point()));
        trials.add(new Evaluated(number, accepted.candidate(), measured));
      }
    }
    return new History(trials);
  }

  /** Why a trial of a history was proposed. */
  static Origin origin(Strategy strategy, Search search, List<Evaluated> trials, int number) {
    return switch (strategy.propose(search, new History(trials.subList(0, number)), number)) {
      case Accepted accepted -> accepted.origin();
      case Exhausted _ -> throw new AssertionError("trial " + number + " was proposed before");
    };
  }

  /** How many steps of single decisions lead from one to the other. */
  static int distance(Evaluated one, Evaluated other) {
    var a = one.candidate().point().answers();
    var b = other.candidate().point().answers();
    return IntStream.range(0, a.size()).map(i -> Math.abs(a.get(i) - b.get(i))).sum();
  }

  static double meanError(List<Evaluated> trials) {
    return trials.stream()
        .mapToDouble(trial -> objectives(trial.candidate().point()).getFirst())
        .average()
        .orElseThrow();
  }
}
