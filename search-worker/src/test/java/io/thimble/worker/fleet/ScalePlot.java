package io.thimble.worker.fleet;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws figures of fleets over their size: what PostgreSQL takes, and what that does to the fleet.
 * Readable on light and on dark ground.
 */
final class ScalePlot {
  private static final int WIDTH = 760;
  private static final int LEFT = 64;
  private static final int RIGHT = 560;
  private static final int HEIGHT = 190;
  private static final int BETWEEN = 60;
  private static final int TOP = 40;

  private static final String STYLE =
      """
      <style>
      text { font: 13px sans-serif; fill: #24292f; }
      .axis { stroke: #8c959f; } .grid { stroke: #8c959f; stroke-opacity: 0.25; }
      .line { fill: none; stroke-width: 2; } .beside { stroke-dasharray: 5 4; }
      .a { stroke: #0969da; fill: #0969da; } .b { stroke: #bc4c00; fill: #bc4c00; }
      .line.a, .line.b { fill: none; } text.a, text.b { stroke: none; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .a { stroke: #58a6ff; fill: #58a6ff; } .b { stroke: #f0883e; fill: #f0883e; }
      }
      </style>
      """;

  private final List<FleetFigures> figures;
  private final List<FleetFigures> beside;
  private final StringBuilder svg = new StringBuilder();

  private ScalePlot(List<FleetFigures> figures, List<FleetFigures> beside) {
    this.figures = figures;
    this.beside = beside;
  }

  /**
   * A drawing as SVG.
   *
   * @param beside of another program, dashed; may be empty
   */
  static String of(List<FleetFigures> figures, List<FleetFigures> beside) {
    return new ScalePlot(figures, beside).draw();
  }

  private String draw() {
    int height = TOP + 3 * HEIGHT + 2 * BETWEEN + 50;
    put(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n",
        WIDTH, height);
    put("<title>Simulated workers on one PostgreSQL</title>%n");
    svg.append(STYLE);
    new Panel(0, "Processor cores", new double[] {0, 0.5, 1, 1.5, 2}, false)
        .draw("a", "PostgreSQL", FleetFigures::postgresCores)
        .draw("b", "the simulation", FleetFigures::fleetCores);
    new Panel(1, "Milliseconds, log scale", new double[] {1, 10, 100, 1_000, 10_000}, true)
        .draw("a", "look for tasks, p50", of -> of.of(Use.LOOK_FOR_TASKS).p50Millis())
        .draw("b", "look for tasks, p99", of -> of.of(Use.LOOK_FOR_TASKS).p99Millis());
    new Panel(2, "% of the workers' time", new double[] {0, 25, 50, 75, 100}, false)
        .draw("a", "without a training", of -> 100 * of.idleShare());
    put(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">simulated workers</text>%n",
        (LEFT + RIGHT) / 2, height - 8);
    return svg.append("</svg>\n").toString();
  }

  private void put(String format, Object... values) {
    svg.append(format.formatted(values));
  }

  /** Workers are drawn by their logarithm. */
  private double x(int workers) {
    double least = Math.log(figures.getFirst().workers());
    double most = Math.log(figures.getLast().workers());
    return most > least
        ? LEFT + 12 + (Math.log(workers) - least) / (most - least) * (RIGHT - LEFT - 24)
        : (LEFT + RIGHT) / 2.0;
  }

  /** One of the drawings, with an axis of its own. */
  private final class Panel {
    private final int bottom;
    private final double[] ticks;
    private final boolean logarithmic;
    private int names;

    Panel(int index, String title, double[] ticks, boolean logarithmic) {
      this.bottom = TOP + index * (HEIGHT + BETWEEN) + HEIGHT;
      this.ticks = ticks;
      this.logarithmic = logarithmic;
      put("<text x=\"%d\" y=\"%d\">%s</text>%n", LEFT, bottom - HEIGHT - 12, title);
      for (double tick : ticks) {
        put(
            "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text x=\"%d\" y=\"%.1f\""
                + " text-anchor=\"end\">%s</text>%n",
            LEFT, y(tick), RIGHT, LEFT - 8, y(tick) + 4, label(tick));
      }
      put("<path class=\"axis\" d=\"M%d %dH%d\"/>%n", LEFT, bottom, RIGHT);
      for (var figure : figures) {
        put(
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>%n",
            x(figure.workers()), bottom + 18, figure.workers());
      }
    }

    Panel draw(String colour, String name, ToDoubleFunction<FleetFigures> value) {
      line(colour + " beside", beside, value);
      line(colour, figures, value);
      for (var figure : figures) {
        put(
            "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>%n",
            colour, x(figure.workers()), y(value.applyAsDouble(figure)));
      }
      put(
          "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n",
          colour, RIGHT + 14, bottom - HEIGHT + 20 + 20 * names++, name);
      return this;
    }

    private void line(
        String colour, List<FleetFigures> points, ToDoubleFunction<FleetFigures> value) {
      if (points.isEmpty()) {
        return;
      }
      put("<path class=\"line %s\" d=\"", colour);
      for (int i = 0; i < points.size(); i++) {
        var point = points.get(i);
        put("%s%.1f %.1f", i == 0 ? "M" : "L", x(point.workers()), y(value.applyAsDouble(point)));
      }
      put("\"/>%n");
    }

    private double y(double value) {
      double share = (scaled(value) - scaled(ticks[0])) / (scaled(last()) - scaled(ticks[0]));
      return bottom - Math.clamp(share, 0, 1) * HEIGHT;
    }

    private double last() {
      return ticks[ticks.length - 1];
    }

    private double scaled(double value) {
      return logarithmic ? Math.log(Math.max(value, ticks[0])) : value;
    }

    private static String label(double tick) {
      return tick == Math.rint(tick)
          ? "%,d".formatted((long) tick)
          : String.format(Locale.ROOT, "%.1f", tick);
    }
  }
}
