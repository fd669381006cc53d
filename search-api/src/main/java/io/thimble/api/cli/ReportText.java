package io.thimble.api.cli;

import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/** A trial's report in words: how it learnt, what it confuses, what int8 cost each layer. */
final class ReportText {
  private static final int LABEL_CELLS = 8;
  private static final int MOST_MISHEARD = 10;

  private ReportText() {}

  static void tell(JsonNode report, Terminal terminal) {
    curve(report, terminal);
    confusion("validation", report, terminal);
    confusion("test", report, terminal);
    layers(report, terminal);
    misheard(report, terminal);
  }

  private static void curve(JsonNode report, Terminal terminal) {
    var losses = new ArrayList<Double>();
    report
        .path("curve")
        .forEach(
            epoch -> {
              if (epoch.path("loss").isNumber()) {
                losses.add(epoch.path("loss").asDouble());
              }
            });
    if (!losses.isEmpty()) {
      terminal.print(
          "%-11s%s  %.3f → %.3f in %d epochs"
              .formatted(
                  "loss",
                  SparkLine.of(losses, terminal.columns() / 2, terminal.unicode()),
                  losses.getFirst(),
                  losses.getLast(),
                  losses.size()));
    }
    var rungs = new ArrayList<String>();
    report
        .path("rungs")
        .forEach(
            rung ->
                rungs.add(
                    "epoch %s: %s %%"
                        .formatted(
                            Cells.text(rung.path("epoch")), Cells.percent(rung.path("accuracy")))));
    if (!rungs.isEmpty()) {
      terminal.print("%-11s%s".formatted("rungs", String.join(", ", rungs)));
    }
  }

  /** The int8 file's matrix; the float network's is in the JSON. */
  private static void confusion(String split, JsonNode report, Terminal terminal) {
    var matrix = report.path(split).path("int8");
    var labels = report.path("labels");
    if (!matrix.isArray() || matrix.isEmpty()) {
      return;
    }
    var heads = new ArrayList<String>();
    heads.add("<said \\ heard");
    labels.forEach(label -> heads.add(">" + cut(Cells.text(label))));
    heads.add(">right %");
    var table = Table.of(heads.toArray(String[]::new));
    for (var said = 0; said < matrix.size(); said++) {
      var row = matrix.get(said);
      var cells = new ArrayList<String>();
      cells.add(Cells.text(labels.path(said)));
      var all = 0L;
      for (var clips : row) {
        all += clips.asLong(0);
        // Zeros would hide the mistakes.
        cells.add(clips.asLong(0) == 0 ? "·" : Cells.text(clips));
      }
      cells.add(all == 0 ? Words.NOTHING : Words.percent((double) row.path(said).asLong(0) / all));
      table.row(cells.toArray(String[]::new));
    }
    terminal.print("");
    terminal.print("Clips of the %s split, as the int8 file hears them:".formatted(split));
    table.print(terminal);
  }

  private static void layers(JsonNode report, Terminal terminal) {
    var layers = report.path("layers");
    if (!layers.isArray() || layers.isEmpty()) {
      return;
    }
    var table = Table.of(">layer", "<what", ">signal to noise dB");
    layers.forEach(
        layer ->
            table.row(
                Cells.text(layer.path("index")),
                Cells.text(layer.path("layer")),
                layer.path("decibels").isNumber()
                    ? "%.1f".formatted(layer.path("decibels").asDouble())
                    : Words.NOTHING));
    terminal.print("");
    terminal.print("What int8 leaves of each layer's output:");
    table.print(terminal);
  }

  private static void misheard(JsonNode report, Terminal terminal) {
    var misheard = report.path("misheard");
    if (!misheard.isArray() || misheard.isEmpty()) {
      return;
    }
    var table = Table.of("<clip", "<said", "<heard", ">score %", "<float heard");
    for (var index = 0; index < Math.min(MOST_MISHEARD, misheard.size()); index++) {
      var clip = misheard.get(index);
      table.row(
          Cells.text(clip.path("clip")),
          Cells.text(clip.path("said")),
          Cells.text(clip.path("heard")),
          Cells.percent(clip.path("score")),
          Cells.text(clip.path("floatHeard")));
    }
    terminal.print("");
    terminal.print(
        "The surest mistakes, of %d; ./thimble clip fetches one:".formatted(misheard.size()));
    table.print(terminal);
  }

  private static String cut(String label) {
    return label.length() <= LABEL_CELLS ? label : label.substring(0, LABEL_CELLS);
  }
}
