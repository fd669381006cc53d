package io.thimble.worker.strategy.bayesian;

import io.thimble.hw.score.Front;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Goal;
import io.thimble.worker.strategy.problem.Result;
import io.thimble.worker.strategy.problem.Search;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is known and believed when a trial is to be proposed. */
final class Situation {
  /** How much worse than the worst result the reference lies, as a share of the results' range. */
  private static final double BEYOND_WORST = 0.1;

  private final List<Goal> goals;
  private final int[] unknown;
  private final List<Surrogate> surrogates;
  private final List<double[]> front;
  private final List<Candidate> frontCandidates;
  private final double[] reference;

  /**
   * Looks at a search.
   *
   * @param results what may be learnt from; at least two
   * @param pending what is being tried, as if it had come to what is expected of it
   */
  Situation(Search search, List<Result> results, List<Candidate> pending, KernelFits fits) {
    goals = search.problem().goals();
    unknown = IntStream.range(0, goals.size()).filter(goal -> !goals.get(goal).known()).toArray();
    surrogates =
        Surrogates.of(search.problem(), results, unknown, fits).stream()
            .map(surrogate -> surrogate.believing(pending))
            .toList();
    var all = results.stream().map(Situation::values).toList();
    reference = reference(goals, all);
    frontCandidates =
        results.stream()
            .filter(
                result -> all.stream().noneMatch(other -> Front.isBetter(other, values(result))))
            .map(Result::candidate)
            .toList();
    front =
        Front.nonDominated(
            Stream.concat(
                    results.stream().filter(Situation::isOwn).map(Situation::values),
                    pending.stream().map(this::believed))
                .toList(),
            Function.identity());
  }

  /**
   * Whether a result counts for the search's front: not what was only foreseen, and not what other
   * searches found, for a search has to stand by itself.
   */
  private static boolean isOwn(Result result) {
    return result.number() >= 0 && result.deviation() == 0;
  }

  /** The values of the results, and those believed of what is pending, that none dominates. */
  List<double[]> front() {
    return front;
  }

  /** What the best results tried, of this search and of those that it learns from. */
  List<Candidate> frontCandidates() {
    return frontCandidates;
  }

  /** What is traded off. */
  List<Goal> goals() {
    return goals;
  }

  /** The worst value of each goal that is of interest. */
  double[] reference() {
    return reference;
  }

  /** The goals that have to be measured. */
  int[] unknown() {
    return unknown;
  }

  /** What is expected of those, in their order. */
  List<Surrogate> surrogates() {
    return surrogates;
  }

  /** The value of each goal, not a number where it has to be measured. */
  static double[] known(Candidate candidate) {
    return candidate.known().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** What is expected of the first goal that has to be measured, in its own unit. */
  Prediction expected(Candidate candidate) {
    var surrogate = surrogates.getFirst();
    return surrogate.scale().toValue(surrogate.at(candidate));
  }

  private double[] believed(Candidate candidate) {
    var values = known(candidate);
    for (int i = 0; i < unknown.length; i++) {
      var surrogate = surrogates.get(i);
      values[unknown[i]] = surrogate.scale().toValue(surrogate.mean(candidate));
    }
    return values;
  }

  private static double[] values(Result result) {
    return result.objectives().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] reference(List<Goal> goals, List<double[]> points) {
    var reference = new double[goals.size()];
    for (int i = 0; i < reference.length; i++) {
      var goal = i;
      var values = points.stream().mapToDouble(point -> point[goal]).summaryStatistics();
      var range = values.getMax() - values.getMin();
      reference[i] =
          Double.isNaN(goals.get(i).reference())
              ? values.getMax() + BEYOND_WORST * (range > 0 ? range : 1)
              : goals.get(i).reference();
    }
    return reference;
  }
}
