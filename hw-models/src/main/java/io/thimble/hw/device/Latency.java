package io.thimble.hw.device;

import io.thimble.hw.cost.Estimate;

/**
 * How long one inference takes: multiply-accumulates times the cycles that the board's core takes
 * for one, over its clock. The cycles are fitted on published latencies of keyword-spotting
 * networks ("MicroNets", arXiv 2010.11267, table 4, and MLPerf Tiny's results; each row in {@code
 * devices/latency.json} names its source), and the interval comes from the spread of that fit. It
 * is always an estimate: flash wait states, caches and the shapes of layers are not modelled, and
 * the front end's time is not in it.
 */
public final class Latency {
  private static final CycleModel MODEL = CycleModel.fromDataFile();

  private Latency() {}

  /** Microseconds of one inference, with the interval described above. */
  public static Interval micros(Device device, Estimate estimate) {
    var macs = Math.max(1, estimate.macs());
    return MODEL
        .cyclesPerMac(device.core(), device.kernels())
        .times(macs / device.clockMegahertz());
  }
}
