package io.thimble.hw.device;

import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.MacsByKind;
import java.util.Optional;

/**
 * How long one inference takes: cycles by kind of operator over the clock of the board's core. The
 * cycles are fitted on published latencies ("MicroNets", arXiv 2010.11267, table 4, MLPerf Tiny's
 * results and ESP-NN's table; each row in {@code devices/latency.json} names its source), and the
 * interval comes from networks held out of that fit. It is always an estimate: flash wait states,
 * caches and the shapes of layers are not modelled, and the front end's time is not in it.
 */
public final class Latency {
  private static final LatencyModel MODEL = new LatencyModel(Measurement.published());

  /** Something to multiply with, for networks in which nothing is counted. */
  private static final MacsByKind LEAST = new MacsByKind(0, 0, 0, 1, 0, 0);

  private Latency() {}

  /**
   * Microseconds of one inference, with the interval described above; empty when nothing was ever
   * measured on a core like the board's.
   */
  public static Optional<Interval> micros(Device device, Estimate estimate) {
    var macs = estimate.macs() == 0 ? LEAST : estimate.macsByKind();
    return MODEL
        .cycles(device.core(), device.kernels(), macs)
        .map(cycles -> cycles.times(1 / device.clockMegahertz()));
  }

  /** Whether the latency on the board can be told at all. */
  public static boolean isKnown(Device device) {
    return MODEL.cycles(device.core(), device.kernels(), LEAST).isPresent();
  }
}
