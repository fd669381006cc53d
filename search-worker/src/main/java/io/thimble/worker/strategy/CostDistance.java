package io.thimble.worker.strategy;

import io.thimble.hw.cost.Estimate;

/** How differently two networks burden a chip: Euclidean, over factors rather than differences. */
final class CostDistance {
  private CostDistance() {}

  static double between(Estimate a, Estimate b) {
    var flash = octaves(a.flash().modelBytes(), b.flash().modelBytes());
    var sram = octaves(a.sram().arenaBytes(), b.sram().arenaBytes());
    var macs = octaves(a.macs(), b.macs());
    return Math.sqrt(flash * flash + sram * sram + macs * macs);
  }

  private static double octaves(long a, long b) {
    return Math.log((a + 1.0) / (b + 1.0)) / Math.log(2);
  }
}
