package io.thimble.worker.command;

import io.thimble.hw.score.Accuracy;
import io.thimble.worker.sweep.LayerNoise;
import io.thimble.worker.sweep.SweepRow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A sweep as people and machines read it.
 *
 * @param name the bundle or the preset
 * @param subject what was quantized
 * @param floatValidation accuracy before quantization, on the validation split
 * @param floatTesting the same on the testing split
 * @param rows one for each scheme
 */
record SweepReport(
    String name,
    SweepSubject subject,
    Accuracy floatValidation,
    Accuracy floatTesting,
    List<SweepRow> rows) {
  /** What {@code --json} prints. */
  Map<String, Object> json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("network", name);
    fields.put("architecture", subject.network().architecture().id());
    fields.put("floatAccuracy", splits(floatValidation, floatTesting));
    fields.put("schemes", rows.stream().map(SweepReport::json).toList());
    return fields;
  }

  private static Map<String, Object> json(SweepRow row) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("scheme", row.scheme().name());
    fields.put("description", row.scheme().description());
    switch (row) {
      case SweepRow.Measured measured -> {
        fields.put("int8Accuracy", splits(measured.validation(), measured.testing()));
        fields.put("modelBytes", measured.modelBytes());
        fields.put("arenaBytes", measured.arenaBytes());
        fields.put("layers", measured.layers().stream().map(SweepReport::json).toList());
        fields.put("worstLayer", measured.worst().index());
      }
      case SweepRow.Refused refused -> fields.put("problem", refused.problem());
    }
    return fields;
  }

  private static Map<String, Object> json(LayerNoise noise) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("layer", noise.index());
    fields.put("name", noise.layer());
    fields.put("sqnrDecibels", noise.decibels());
    return fields;
  }

  private static Map<String, Object> splits(Accuracy validation, Accuracy testing) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("validation", AccuracyJson.of(validation));
    fields.put("testing", AccuracyJson.of(testing));
    return fields;
  }

  /** Prints both tables: schemes with their costs, then schemes against layers. */
  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: accuracies in %% with 95 %% intervals, %d validation and %d testing clips%n%n",
        name,
        floatValidation.clips(),
        floatTesting.clips());
    var table =
        new TextTable(
            List.of("Scheme", "validation", "testing", "model", "arena", "worst layer", "dB"),
            List.of(0, 5));
    table.row("float", percent(floatValidation), percent(floatTesting), "", "", "", "");
    measured()
        .forEach(
            row ->
                table.row(
                    row.scheme().name(),
                    percent(row.validation()),
                    percent(row.testing()),
                    EstimateText.bytes(row.modelBytes()),
                    EstimateText.bytes(row.arenaBytes()),
                    "%d: %s".formatted(row.worst().index(), row.worst().layer()),
                    decibels(row.worst())));
    table.print(out);
    out.println();
    printLayers(out);
    for (var row : rows) {
      if (row instanceof SweepRow.Refused refused) {
        out.printf("%s: %s%n", refused.scheme().name(), refused.problem());
      }
    }
  }

  private void printLayers(PrintWriter out) {
    if (measured().isEmpty()) {
      return;
    }
    var layers = measured().getFirst().layers();
    var head = new ArrayList<>(List.of("Signal to quantization noise, dB, by layer"));
    layers.forEach(layer -> head.add(Integer.toString(layer.index())));
    var table = new TextTable(head, List.of(0));
    for (var row : measured()) {
      var cells = new ArrayList<>(List.of(row.scheme().name()));
      row.layers().forEach(layer -> cells.add(decibels(layer)));
      table.row(cells);
    }
    table.print(out);
    out.println();
  }

  private List<SweepRow.Measured> measured() {
    return rows.stream()
        .filter(SweepRow.Measured.class::isInstance)
        .map(SweepRow.Measured.class::cast)
        .toList();
  }

  private static String percent(Accuracy accuracy) {
    return String.format(
        Locale.ROOT,
        "%.1f (%.1f to %.1f)",
        100 * accuracy.accuracy(),
        100 * accuracy.low(),
        100 * accuracy.high());
  }

  private static String decibels(LayerNoise noise) {
    return String.format(Locale.ROOT, "%.1f", noise.decibels());
  }
}
