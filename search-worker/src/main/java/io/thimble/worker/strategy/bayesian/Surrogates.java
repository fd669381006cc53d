package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Result;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One model for each goal that has to be measured. The kernels' parameters are chosen anew only
 * when there is a good part more to learn from, so that most proposals find them ready.
 */
final class Surrogates {
  /** Results from which parameters are chosen, at most. */
  private static final int FITTED = 150;

  /** Results that a model is given, at most. */
  private static final int LEARNT = 500;

  private static final double GROWTH = 1.15;

  private Surrogates() {}

  /** The models of these goals, in their order. */
  static List<Surrogate> of(Problem problem, List<Result> results, int[] goals, KernelFits fits) {
    var encoding = new Encoding(problem, results.getFirst().candidate().features().size());
    var fitted = subset(encoding, results.subList(0, fitted(results.size())), FITTED);
    var learnt = subset(encoding, results, LEARNT);
    return IntStream.of(goals)
        .mapToObj(goal -> Surrogate.of(encoding, fitted, learnt, goal, fits))
        .toList();
  }

  private static List<Result> subset(Encoding encoding, List<Result> results, int most) {
    return Subset.of(results, most, result -> encoding.row(result.candidate()));
  }

  /** The greatest count up to this one at which parameters are chosen. */
  static int fitted(int count) {
    int fitted = 2;
    for (int next = fitted; next <= count; next = Math.max(next + 1, (int) (next * GROWTH))) {
      fitted = next;
    }
    return fitted;
  }
}
