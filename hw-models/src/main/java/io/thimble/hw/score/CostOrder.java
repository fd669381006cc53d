package io.thimble.hw.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who is nowhere dearer than whom, when costs are exact: points with equal costs form a group, and
 * a group follows those that are nowhere dearer and somewhere cheaper. Only the next ones are kept
 * (the covers of the order), as the others are reached through them.
 *
 * @param groups in an order in which each comes after all that are cheaper
 */
record CostOrder(List<Group> groups) {
  /**
   * Points with equal costs.
   *
   * @param members their places in the list given
   * @param cheaper the groups next below, by place in {@link #groups}
   */
  record Group(List<Integer> members, int[] cheaper) {}

  /** The order of points; values at {@code errorIndex} are not looked at. */
  static CostOrder of(List<double[]> objectives, int errorIndex) {
    var costs = objectives.stream().map(values -> without(values, errorIndex)).toList();
    var order =
        IntStream.range(0, costs.size())
            .boxed()
            .sorted(Comparator.comparing(costs::get, Arrays::compare))
            .toList();
    var groups = new ArrayList<Group>();
    var costsOfGroups = new ArrayList<double[]>();
    for (int place : order) {
      var cost = costs.get(place);
      if (costsOfGroups.isEmpty() || !Arrays.equals(costsOfGroups.getLast(), cost)) {
        groups.add(new Group(new ArrayList<>(), covers(costsOfGroups, cost)));
        costsOfGroups.add(cost);
      }
      groups.getLast().members().add(place);
    }
    return new CostOrder(List.copyOf(groups));
  }

  /** Backwards: what is below one that was kept comes after it, and is reached through it. */
  private static int[] covers(List<double[]> earlier, double[] cost) {
    var covers = new ArrayList<Integer>();
    for (int i = earlier.size() - 1; i >= 0; i--) {
      var candidate = earlier.get(i);
      if (Front.isBetter(candidate, cost)
          && covers.stream().noneMatch(kept -> Front.isBetter(candidate, earlier.get(kept)))) {
        covers.add(i);
      }
    }
    return covers.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[] without(double[] values, int index) {
    return IntStream.range(0, values.length)
        .filter(i -> i != index)
        .mapToDouble(i -> values[i] + 0.0)
        .toArray();
  }
}
