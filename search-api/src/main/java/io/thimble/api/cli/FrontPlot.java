package io.thimble.api.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** A front drawn with characters: accuracy upwards, a cost to the right. */
final class FrontPlot {
  private static final int MOST_COLUMNS = 100;
  private static final int LEAST_COLUMNS = 24;
  private static final int ROWS = 16;
  private static final int ACCURACY_TICKS = 6;
  private static final int CELLS_FOR_A_TICK = 12;
  private static final int LABEL_CELLS = 6;

  private final PlotData data;
  private final Terminal terminal;
  private final Glyphs glyphs;
  private final Scale costs;
  private final Scale accuracies;
  private final boolean limitIsNear;
  private final PlotGrid grid;

  /** The characters of a drawing. */
  private record Glyphs(
      String member,
      String other,
      String limit,
      String upright,
      String tick,
      String corner,
      String level,
      String mark) {
    static Glyphs of(boolean unicode) {
      return unicode
          ? new Glyphs("●", "∙", "┊", "│", "┤", "└", "─", "┬")
          : new Glyphs("*", ".", ":", "|", "+", "+", "-", "+");
    }
  }

  /** A drawing as wide as the terminal. */
  FrontPlot(PlotData data, Terminal terminal, boolean log) {
    this.data = data;
    this.terminal = terminal;
    this.glyphs = Glyphs.of(terminal.unicode());
    // A full last column would wrap on some terminals.
    var cells = Math.clamp(terminal.columns() - LABEL_CELLS - 4, LEAST_COLUMNS, MOST_COLUMNS);
    var all = data.all();
    var cost = all.stream().mapToDouble(PlotData.Dot::cost).summaryStatistics();
    var accuracy = all.stream().mapToDouble(PlotData.Dot::accuracy).summaryStatistics();
    var furthest = log ? 10 * cost.getMax() : 2 * cost.getMax();
    this.limitIsNear = data.limit() <= furthest;
    this.costs =
        Scale.of(
            cost.getMin(),
            limitIsNear ? Math.max(cost.getMax(), data.limit()) : cost.getMax(),
            log,
            cells);
    this.accuracies = Scale.of(100 * accuracy.getMin(), 100 * accuracy.getMax(), false, ROWS);
    this.grid = new PlotGrid(cells, ROWS);
  }

  /** The drawing from top to bottom. */
  List<String> lines() {
    if (data.all().isEmpty()) {
      return List.of(
          "There is nothing to draw: %s is not known. Maybe the search names no device, or its core was never measured."
              .formatted(data.axis().title()));
    }
    fill();
    var lines = new ArrayList<String>();
    lines.add("int8 accuracy (validation), %");
    var labels = new HashMap<Integer, String>();
    accuracies
        .ticks(ACCURACY_TICKS)
        .forEach(tick -> labels.put(accuracies.cell(tick), number(tick)));
    for (var row = ROWS - 1; row >= 0; row--) {
      var label = labels.getOrDefault(row, "");
      lines.add(
          pad(label)
              + " "
              + (label.isEmpty() ? glyphs.upright() : glyphs.tick())
              + grid.row(row, terminal));
    }
    lines.addAll(foot());
    lines.addAll(legend());
    return lines;
  }

  private void fill() {
    if (limitIsNear) {
      for (var row = 0; row < ROWS; row++) {
        grid.put(costs.cell(data.limit()), row, glyphs.limit(), Terminal.Style.LIMIT);
      }
    }
    data.others().forEach(dot -> put(dot, glyphs.other(), Terminal.Style.FAINT));
    data.members().forEach(dot -> put(dot, glyphs.member(), Terminal.Style.STRONG));
    data.members()
        .forEach(
            dot -> grid.label(costs.cell(dot.cost()) + 1, row(dot), Integer.toString(dot.trial())));
  }

  private void put(PlotData.Dot dot, String glyph, Terminal.Style style) {
    grid.put(costs.cell(dot.cost()), row(dot), glyph, style);
  }

  private int row(PlotData.Dot dot) {
    return accuracies.cell(100 * dot.accuracy());
  }

  private List<String> foot() {
    var line = new StringBuilder(glyphs.level().repeat(grid.columns()));
    var labels = new StringBuilder(" ".repeat(grid.columns() + LABEL_CELLS));
    var free = 0;
    for (var tick : costs.ticks(grid.columns() / CELLS_FOR_A_TICK)) {
      var cell = costs.cell(tick);
      var text = number(tick);
      var start = Math.max(0, cell - text.length() / 2);
      // A mark without a number would be one to guess.
      if (start >= free && start + text.length() <= grid.columns() + LABEL_CELLS) {
        line.replace(cell, cell + 1, glyphs.mark());
        labels.replace(start, start + text.length(), text);
        free = start + text.length() + 1;
      }
    }
    var title = data.axis().title() + (costs.isLog() ? " (logarithmic)" : "");
    return List.of(
        pad("") + " " + glyphs.corner() + line,
        (pad("") + "  " + labels).stripTrailing(),
        pad("") + "  " + " ".repeat(Math.max(0, grid.columns() - title.length())) + title);
  }

  private List<String> legend() {
    var lines = new ArrayList<String>();
    lines.add(
        "%s %d on the front, with their numbers   %s %d other scored trials"
            .formatted(
                terminal.paint(Terminal.Style.STRONG, glyphs.member()),
                data.members().size(),
                terminal.paint(Terminal.Style.FAINT, glyphs.other()),
                data.others().size()));
    if (limitIsNear) {
      lines.add(
          "%s budget: %s %s"
              .formatted(
                  terminal.paint(Terminal.Style.LIMIT, glyphs.limit()),
                  number(data.limit()),
                  data.axis().unitName()));
    } else if (Double.isFinite(data.limit())) {
      lines.add(
          "The budget (%s %s) lies far to the right."
              .formatted(number(data.limit()), data.axis().unitName()));
    }
    if (data.unknown() > 0) {
      lines.add("%d more on the front at a cost that is not known".formatted(data.unknown()));
    }
    return lines;
  }

  private static String pad(String label) {
    return " ".repeat(Math.max(0, LABEL_CELLS - label.length())) + label;
  }

  /** With as many places as it needs, at most three. */
  static String number(double value) {
    var places = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
    return new BigDecimal(String.format(Locale.ROOT, "%." + places + "f", value))
        .stripTrailingZeros()
        .toPlainString();
  }
}
