package io.thimble.worker.grid;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every combination of a few answers, so that a table of their results has a row for whatever an
 * optimizer proposes.
 *
 * @param family whose space the decisions belong to
 * @param axes what varies, slowest first
 * @param fixed answers to the decisions that do not vary
 */
public record Grid(Family family, List<Axis> axes, Map<String, Integer> fixed) {
  public Grid {
    axes = List.copyOf(axes);
    fixed = Map.copyOf(fixed);
  }

  /** Every combination: an answer for each axis. */
  public List<List<Integer>> points() {
    var points = List.of(List.<Integer>of());
    for (var axis : axes) {
      var longer = new ArrayList<List<Integer>>();
      for (var point : points) {
        for (var choice : axis.choices()) {
          var next = new ArrayList<>(point);
          next.add(choice);
          longer.add(List.copyOf(next));
        }
      }
      points = longer;
    }
    return List.copyOf(points);
  }

  /**
   * The network that these answers describe.
   *
   * @param point an answer for each axis
   */
  public Architecture architecture(List<Integer> point, int classes) {
    var values = new TreeMap<String, Integer>(fixed);
    for (int i = 0; i < axes.size(); i++) {
      for (var decision : axes.get(i).decisions()) {
        values.put(decision, point.get(i));
      }
    }
    return Spaces.of(family).decode(new Decisions(family, values), classes);
  }
}
