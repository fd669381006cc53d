package io.thimble.hw.budget;

import io.thimble.hw.cost.Estimate;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.Energy;
import io.thimble.hw.device.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A limit with its value, and how a network's use is read off its estimate. No use falls when a
 * figure of the estimate rises.
 *
 * @param limit which
 * @param allowed the most that may be used, in the limit's unit
 * @param use what a network uses, in the limit's unit
 */
record Limitation(Limit limit, double allowed, ToDoubleFunction<Estimate> use) {
  private static final double MICROS_PER_MILLI = 1_000;

  /**
   * All limits of a search, in the order of {@link Limit}.
   *
   * @throws IllegalArgumentException when the spec limits time or energy and its device cannot tell
   */
  static List<Limitation> of(Limited search) {
    var all = new ArrayList<Limitation>();
    var budget = search.budget();
    add(all, Limit.FLASH, budget.flashBytes(), estimate -> estimate.flash().modelBytes());
    add(all, Limit.SRAM, budget.sramBytes(), estimate -> estimate.sram().arenaBytes());
    add(all, Limit.OPS, budget.opsPerInference(), Estimate::ops);
    if (budget.latencyMillis() != null) {
      var device = device(search);
      add(all, Limit.LATENCY, budget.latencyMillis(), estimate -> millis(device, estimate));
    }
    if (budget.energyMicrojoules() != null) {
      var device = device(search);
      add(all, Limit.ENERGY, budget.energyMicrojoules(), estimate -> microjoules(device, estimate));
    }
    if (search.device() != null) {
      var device = device(search);
      add(
          all,
          Limit.DEVICE_FLASH,
          device.usableFlashBytes(),
          estimate -> estimate.flash().totalBytes());
      add(
          all,
          Limit.DEVICE_SRAM,
          device.usableSramBytes(),
          estimate -> estimate.sram().totalBytes());
    }
    return List.copyOf(all);
  }

  /** Whether a network, or all that cost at least this, break it. */
  boolean isBrokenBy(Estimate estimate) {
    return use.applyAsDouble(estimate) > allowed;
  }

  /** Whether a network breaks none of them. */
  static boolean allow(List<Limitation> limits, Estimate estimate) {
    for (var limit : limits) {
      if (limit.isBrokenBy(estimate)) {
        return false;
      }
    }
    return true;
  }

  /** What a network uses of what it may; above 1 exactly when the limit is broken. */
  double ratio(Estimate estimate) {
    double used = use.applyAsDouble(estimate);
    double ratio = used / allowed;
    return used > allowed ? Math.max(ratio, Math.nextUp(1.0)) : Math.min(ratio, 1);
  }

  /** The largest of the ratios; 0 without limits. */
  static ToDoubleFunction<Estimate> worstRatio(List<Limitation> limits) {
    return estimate -> {
      double worst = 0;
      for (var limit : limits) {
        worst = Math.max(worst, limit.ratio(estimate));
      }
      return worst;
    };
  }

  /** What a network uses against what it may. */
  Violation violation(Estimate estimate) {
    return new Violation(limit, allowed, use.applyAsDouble(estimate));
  }

  /** The same limit with another value. */
  Limitation raisedTo(double value) {
    return new Limitation(limit, value, use);
  }

  private static void add(
      List<Limitation> all, Limit limit, @Nullable Number allowed, ToDoubleFunction<Estimate> use) {
    if (allowed != null) {
      all.add(new Limitation(limit, allowed.doubleValue(), use));
    }
  }

  private static Device device(Limited search) {
    if (search.device() == null) {
      throw new IllegalArgumentException(
          "The budget (%s) needs a device. Maybe name one in the spec.".formatted(search.budget()));
    }
    return Devices.get(search.device());
  }

  private static double millis(Device device, Estimate estimate) {
    return Latency.micros(device, estimate)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The latency on the device (%s) is not known: its core was never measured. Maybe limit operations instead."
                            .formatted(device.id())))
            .estimate()
        / MICROS_PER_MILLI;
  }

  private static double microjoules(Device device, Estimate estimate) {
    return Energy.microjoules(device, estimate)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The power of the device (%s), or the latency on it, is not known. Maybe limit operations instead."
                        .formatted(device.id())))
        .estimate();
  }
}
