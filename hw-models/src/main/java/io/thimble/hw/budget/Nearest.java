package io.thimble.hw.budget;

import io.thimble.hw.cost.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The network with the smallest worst ratio, and among all of those the one with the smallest
 * second worst, and so on, until the rest of the limits holds.
 */
final class Nearest {
  private Nearest() {}

  /**
   * What it breaks, the worst first.
   *
   * @param first a network with the smallest worst ratio
   * @param limits those that it may break
   * @param firm those that it must not break
   */
  static List<Violation> of(
      BranchAndBound search, Estimate first, List<Limitation> limits, List<Limitation> firm) {
    var fixed = new ArrayList<>(firm);
    var rest = new ArrayList<>(limits);
    var best = first;
    while (!rest.isEmpty()) {
      var network = best;
      var worst =
          rest.stream()
              .max(Comparator.comparingDouble(limit -> limit.ratio(network)))
              .orElseThrow();
      if (!worst.isBrokenBy(network)) {
        break;
      }
      rest.remove(worst);
      fixed.add(worst.raisedTo(worst.use().applyAsDouble(network)));
      var next = search.minimise(Limitation.worstRatio(rest), fixed, 1).best();
      if (next == null) {
        break;
      }
      best = next.estimate();
    }
    var network = best;
    return Stream.concat(limits.stream(), firm.stream())
        .filter(limit -> limit.isBrokenBy(network))
        .map(limit -> limit.violation(network))
        .sorted(Comparator.comparingDouble(Violation::ratio).reversed())
        .toList();
  }
}
