package io.thimble.api.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A trial in words: a line for each thing to know. */
final class TrialText {
  private TrialText() {}

  static void tell(JsonNode trial, Terminal terminal) {
    lines(trial).forEach(terminal::print);
  }

  private static List<String> lines(JsonNode trial) {
    var accuracy = trial.path("int8Accuracy");
    var lines = new ArrayList<String>();
    add(lines, "trial", Cells.text(trial.path("trial")) + (front(trial) ? ", on the front" : ""));
    add(lines, "state", state(trial));
    add(lines, "family", Cells.text(trial.path("family")));
    add(lines, "decisions", Cells.fields(trial.path("decisions")));
    add(lines, "why", trial.path("origin").path("sentence").asString(""));
    add(
        lines,
        "int8",
        "%s %% validation, %s %% test"
            .formatted(
                Cells.interval(accuracy.path("validation")),
                Cells.interval(accuracy.path("test"))));
    add(
        lines,
        "float",
        "%s %% validation, %s %% test"
            .formatted(
                Cells.percent(trial.path("floatAccuracy")),
                Cells.percent(trial.path("floatTestAccuracy"))));
    add(
        lines,
        "memory",
        "%s B flash, %s B arena"
            .formatted(
                Cells.count(trial.path("flashBytes")), Cells.count(trial.path("sramBytes"))));
    add(
        lines,
        "work",
        "%s ops, %s macs, %s parameters"
            .formatted(
                Cells.count(trial.path("ops")),
                Cells.count(trial.path("macs")),
                Cells.count(trial.path("parameters"))));
    if (trial.path("latencyMicros").isObject()) {
      add(
          lines,
          "on board",
          "%s ms, %s mJ"
              .formatted(
                  Cells.millis(trial.path("latencyMicros")),
                  Cells.millijoules(trial.path("energyMicrojoules"))));
    }
    add(
        lines,
        "trained",
        "%s of %s epochs by %s, attempt %s"
            .formatted(
                Cells.text(trial.path("epoch")),
                Cells.text(trial.path("epochs")),
                Cells.text(trial.path("worker")),
                Cells.text(trial.path("attempt"))));
    add(lines, "file", Cells.text(trial.path("modelSha256")));
    return lines;
  }

  private static boolean front(JsonNode trial) {
    return trial.path("onFront").asBoolean(false);
  }

  private static String state(JsonNode trial) {
    var reason = trial.path("reason").asString("");
    return Cells.text(trial.path("state")) + (reason.isEmpty() ? "" : ": " + reason.strip());
  }

  private static void add(List<String> lines, String what, String words) {
    if (!words.isEmpty()) {
      lines.add("%-11s%s".formatted(what, words));
    }
  }
}
