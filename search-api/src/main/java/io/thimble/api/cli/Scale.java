package io.thimble.api.cli;

import java.util.ArrayList;
import java.util.List;

/** Where values of an axis lie on so many cells, and which values are written beside them. */
final class Scale {
  private static final double[] NICE = {1, 2, 5, 10};

  private final double least;
  private final double largest;
  private final boolean log;
  private final int cells;

  private Scale(double least, double largest, boolean log, int cells) {
    this.least = least;
    this.largest = largest;
    this.log = log;
    this.cells = cells;
  }

  /** A scale that holds all values with some room; logarithmic ones need positive values. */
  static Scale of(double least, double largest, boolean log, int cells) {
    var byLog = log && least > 0;
    var low = byLog ? Math.log10(least) : least;
    var high = byLog ? Math.log10(largest) : largest;
    // One value alone stands in the middle.
    var room = high > low ? 0.04 * (high - low) : Math.max(0.05 * Math.abs(high), 1e-3);
    return new Scale(low - room, high + room, byLog, cells);
  }

  boolean isLog() {
    return log;
  }

  /** The cell of a value, 0 for the least; beyond the cells for what lies outside. */
  int cell(double value) {
    var at = log ? Math.log10(value) : value;
    return (int) Math.floor((at - least) / (largest - least) * cells);
  }

  /** Round values within the scale, rising, about so many. */
  List<Double> ticks(int wanted) {
    var ticks = log ? logTicks() : List.<Double>of();
    return ticks.size() >= 2 ? ticks : linearTicks(wanted);
  }

  private List<Double> logTicks() {
    var ticks = new ArrayList<Double>();
    for (var decade = Math.floor(least); decade <= largest; decade++) {
      for (var nice : new double[] {1, 2, 5}) {
        add(ticks, nice * Math.pow(10, decade));
      }
    }
    return ticks;
  }

  private List<Double> linearTicks(int wanted) {
    var from = log ? Math.pow(10, least) : least;
    var to = log ? Math.pow(10, largest) : largest;
    var rough = (to - from) / Math.max(1, wanted);
    var power = Math.pow(10, Math.floor(Math.log10(rough)));
    var step = NICE[NICE.length - 1] * power;
    for (var nice : NICE) {
      if (nice * power >= rough) {
        step = nice * power;
        break;
      }
    }
    var ticks = new ArrayList<Double>();
    for (var index = Math.ceil(from / step); index * step <= to; index++) {
      add(ticks, index * step);
    }
    return ticks;
  }

  private void add(List<Double> ticks, double value) {
    var cell = cell(value);
    if (cell >= 0 && cell < cells) {
      ticks.add(value);
    }
  }
}
