package io.thimble.worker.strategy;

import io.thimble.hw.score.Front;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rule of asynchronous successive halving for several objectives: of k results at a rung the
 * best {@code ⌈k / reduction⌉} go on, by non-dominated rank and then by error (Li et al., arXiv
 * 1810.05934, algorithm 2; Schmucker et al., arXiv 2106.12639, section 3).
 */
public final class Halving {
  private Halving() {}

  /**
   * Whether the last of these goes on. Of equals the earlier one stands higher.
   *
   * @param objectives what each had come to at the rung, all to be minimised, in the order of the
   *     trials' numbers
   * @param errors what decides between those of equal rank, lower first
   * @param reduction one in so many goes on, rounded up
   */
  public static boolean lastGoesOn(List<double[]> objectives, List<Double> errors, int reduction) {
    int[] ranks = Front.ranks(objectives);
    int last = objectives.size() - 1;
    return IntStream.range(0, objectives.size())
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer i) -> ranks[i])
                .thenComparingDouble(errors::get)
                .thenComparingInt(i -> i))
        .limit(Math.ceilDiv(objectives.size(), reduction))
        .anyMatch(i -> i == last);
  }
}
