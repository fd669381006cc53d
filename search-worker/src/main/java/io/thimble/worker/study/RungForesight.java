package io.thimble.worker.study;

import io.thimble.hw.statistics.RankCorrelation;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What accuracies at a rung say of those after the whole training.
 *
 * @param epoch where the rung stands
 * @param correlation Spearman's, of accuracy there and at the end
 * @param keptByHalf share of the best quarter at the end that stands among the best half at the
 *     rung
 * @param keptByThird the same for the best third at the rung
 * @param winnerRank place of the eventual winner at the rung, from 1
 */
public record RungForesight(
    int epoch, RankCorrelation correlation, double keptByHalf, double keptByThird, int winnerRank) {
  private static final int BEST = 4;

  /** What a rung at this epoch would have said. */
  public static RungForesight at(int epoch, List<LearningCurve> curves) {
    var there = byAccuracy(curves, curve -> curve.after(epoch));
    var end = byAccuracy(curves, LearningCurve::last);
    return new RungForesight(
        epoch,
        RankCorrelation.of(
            curves.stream().map(curve -> curve.after(epoch)).toList(),
            curves.stream().map(LearningCurve::last).toList()),
        kept(there, end, 2),
        kept(there, end, 3),
        1 + there.indexOf(end.getFirst()));
  }

  /** The share of the best at the end that stand among the first of so many parts at the rung. */
  private static double kept(List<LearningCurve> there, List<LearningCurve> end, int parts) {
    var best = end.subList(0, Math.ceilDiv(end.size(), BEST));
    var promoted = there.subList(0, Math.ceilDiv(there.size(), parts));
    return (double) best.stream().filter(promoted::contains).count() / best.size();
  }

  private static List<LearningCurve> byAccuracy(
      List<LearningCurve> curves, ToDoubleFunction<LearningCurve> accuracy) {
    return curves.stream().sorted(Comparator.comparingDouble(accuracy).reversed()).toList();
  }
}
