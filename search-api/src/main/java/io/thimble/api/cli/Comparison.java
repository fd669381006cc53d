package io.thimble.api.cli;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A table with a column for each trial and a row for each thing to compare. */
final class Comparison {
  private static final String BEST = "*";

  private final List<JsonNode> trials;
  private final Table table;

  private Comparison(List<String> names, List<JsonNode> trials) {
    this.trials = trials;
    table =
        Table.of(
            Stream.concat(Stream.of("<"), names.stream().map(name -> ">" + name))
                .toArray(String[]::new));
  }

  /** The table of these trials, each under its name. */
  static Table of(List<String> names, List<JsonNode> trials) {
    var comparison = new Comparison(names, trials);
    comparison.fill();
    return comparison.table;
  }

  private void fill() {
    row("state", trial -> Cells.text(trial.path("state")));
    row("family", trial -> Cells.text(trial.path("family")));
    row("on the front", trial -> Cells.yes(trial.path("onFront")));
    row("int8 validation %", path("int8Accuracy", "validation"), Cells::interval, "accuracy", true);
    row("int8 test %", path("int8Accuracy", "test"), Cells::interval, "accuracy", true);
    row("float %", path("floatAccuracy"), Cells::percent, "", true);
    row("flash B", path("flashBytes"), Cells::count, "", false);
    row("arena B", path("sramBytes"), Cells::count, "", false);
    row("ops", path("ops"), Cells::count, "", false);
    row("macs", path("macs"), Cells::count, "", false);
    row("parameters", path("parameters"), Cells::count, "", false);
    row("latency ms", path("latencyMicros"), Cells::millis, "estimate", false);
    row("energy mJ", path("energyMicrojoules"), Cells::millijoules, "estimate", false);
    row("epochs", trial -> Cells.text(trial.path("epoch")));
    row("quantization", trial -> Cells.text(trial.path("quantization")));
    var decisions = new LinkedHashSet<String>();
    trials.forEach(trial -> decisions.addAll(trial.path("decisions").propertyNames()));
    decisions.forEach(
        decision -> row(decision, trial -> Cells.text(trial.path("decisions").path(decision))));
  }

  private static Function<JsonNode, JsonNode> path(String... names) {
    return trial -> {
      var at = trial;
      for (var name : names) {
        at = at.path(name);
      }
      return at;
    };
  }

  private void row(String name, Function<JsonNode, String> cell) {
    table.row(Stream.concat(Stream.of(name), trials.stream().map(cell)).toArray(String[]::new));
  }

  /**
   * A row whose best value is marked, unless all are equal.
   *
   * @param number the field that is compared, or empty for the value itself
   */
  private void row(
      String name,
      Function<JsonNode, JsonNode> value,
      Function<JsonNode, String> words,
      String number,
      boolean moreIsBetter) {
    Function<JsonNode, JsonNode> compared =
        trial -> number.isEmpty() ? value.apply(trial) : value.apply(trial).path(number);
    var numbers =
        trials.stream().map(compared).filter(JsonNode::isNumber).map(JsonNode::asDouble).toList();
    var distinct = numbers.stream().distinct().count() > 1;
    var best =
        numbers.stream()
            .min(moreIsBetter ? Comparator.reverseOrder() : Comparator.naturalOrder())
            .orElse(Double.NaN);
    row(
        name,
        trial -> {
          var mine = compared.apply(trial);
          var isBest = distinct && mine.isNumber() && mine.asDouble() == best;
          return words.apply(value.apply(trial)) + (isBest ? BEST : "");
        });
  }
}
