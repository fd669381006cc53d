package io.thimble.api.cli;

import java.util.List;

/** A row of characters, one for each value, the higher the larger. */
final class SparkLine {
  private static final String UNICODE = "▁▂▃▄▅▆▇█";
  private static final String ASCII = "_.-:=+*#";

  private SparkLine() {}

  /**
   * The values between their own least and largest. Where there are more than cells, each cell
   * shows the mean of its share of them.
   *
   * @return empty for no values
   */
  static String of(List<Double> values, int mostCells, boolean unicode) {
    if (values.isEmpty() || mostCells < 1) {
      return "";
    }
    var levels = unicode ? UNICODE : ASCII;
    var cells = Math.min(mostCells, values.size());
    var means = new double[cells];
    for (var cell = 0; cell < cells; cell++) {
      var from = (int) ((long) cell * values.size() / cells);
      var to = (int) ((long) (cell + 1) * values.size() / cells);
      means[cell] =
          values.subList(from, to).stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
    var least = Double.POSITIVE_INFINITY;
    var largest = Double.NEGATIVE_INFINITY;
    for (var mean : means) {
      least = Math.min(least, mean);
      largest = Math.max(largest, mean);
    }
    var line = new StringBuilder();
    for (var mean : means) {
      // Values that never change are drawn at the foot.
      var height = largest > least ? (mean - least) / (largest - least) : 0;
      line.append(levels.charAt((int) Math.round(height * (levels.length() - 1))));
    }
    return line.toString();
  }
}
