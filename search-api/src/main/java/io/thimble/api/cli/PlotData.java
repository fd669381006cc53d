package io.thimble.api.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What is drawn of a front.
 *
 * @param axis what the costs are
 * @param members the front
 * @param others scored trials that a member dominates
 * @param limit the budget's, or not a number
 * @param unknown members whose cost nobody knows
 */
record PlotData(CostAxis axis, List<Dot> members, List<Dot> others, double limit, int unknown) {
  /** From this ratio on, the small ones would lie on one another. */
  private static final double MUCH = 20;

  /**
   * A trial.
   *
   * @param trial its number
   * @param cost in the axis's unit
   * @param accuracy int8, on the validation split, 0 to 1
   */
  record Dot(int trial, double cost, double accuracy) {}

  /** From the answers of {@code …/front} and {@code …/points}. */
  static PlotData of(JsonNode front, JsonNode points, CostAxis axis) {
    var members = new LinkedHashMap<Integer, Dot>();
    var unknown = 0;
    for (var member : front.path("front")) {
      var accuracy = member.path("int8Accuracy").path("validation").path("accuracy");
      var dot =
          new Dot(member.path("trial").asInt(), axis.of(member), accuracy.asDouble(Double.NaN));
      if (isKnown(dot)) {
        members.put(dot.trial(), dot);
      } else {
        unknown++;
      }
    }
    var others = new ArrayList<Dot>();
    var columns = columns(points.path("columns"));
    for (var row : points.path("rows")) {
      var dot =
          new Dot(
              cell(row, columns, "trial").asInt(-1),
              axis.inUnit(cell(row, columns, axis.label())),
              cell(row, columns, "int8").asDouble(Double.NaN));
      if (isKnown(dot) && !members.containsKey(dot.trial())) {
        others.add(dot);
      }
    }
    return new PlotData(
        axis, List.copyOf(members.values()), others, axis.limit(front.path("spec")), unknown);
  }

  /** Whether the costs are better told apart by their logarithms. */
  boolean spansMuch() {
    var costs = all().stream().mapToDouble(Dot::cost).summaryStatistics();
    return costs.getMin() > 0 && costs.getMax() / costs.getMin() >= MUCH;
  }

  List<Dot> all() {
    return Stream.concat(others.stream(), members.stream()).toList();
  }

  private static boolean isKnown(Dot dot) {
    return Double.isFinite(dot.cost()) && Double.isFinite(dot.accuracy());
  }

  private static Map<String, Integer> columns(JsonNode names) {
    var columns = new HashMap<String, Integer>();
    for (var index = 0; index < names.size(); index++) {
      columns.put(names.get(index).asString(""), index);
    }
    return columns;
  }

  private static JsonNode cell(JsonNode row, Map<String, Integer> columns, String name) {
    return row.path(columns.getOrDefault(name, -1));
  }
}
