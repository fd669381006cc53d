package io.thimble.hw.budget;

import io.thimble.hw.cost.Estimate;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.Energy;
import io.thimble.hw.device.Latency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a network may become a trial: the budget's limits, and those of the device. Time and
 * energy are judged by their estimates, not by the ends of their intervals.
 */
public final class BudgetCheck {
  private static final double MICROS_PER_MILLI = 1_000;

  private BudgetCheck() {}

  /**
   * The limits that the network breaks; empty when it fits.
   *
   * @throws IllegalArgumentException when the spec limits time or energy and its device cannot tell
   */
  public static List<Violation> violations(Limited search, Estimate estimate) {
    var found = new ArrayList<Violation>();
    var budget = search.budget();
    check(found, Limit.FLASH, budget.flashBytes(), estimate.flash().modelBytes());
    check(found, Limit.SRAM, budget.sramBytes(), estimate.sram().arenaBytes());
    check(found, Limit.OPS, budget.opsPerInference(), estimate.ops());
    if (budget.latencyMillis() != null) {
      var micros = micros(device(search), estimate);
      check(found, Limit.LATENCY, budget.latencyMillis(), micros / MICROS_PER_MILLI);
    }
    if (budget.energyMicrojoules() != null) {
      check(found, Limit.ENERGY, budget.energyMicrojoules(), microjoules(device(search), estimate));
    }
    if (search.device() != null) {
      var device = device(search);
      check(found, Limit.DEVICE_FLASH, device.usableFlashBytes(), estimate.flash().totalBytes());
      check(found, Limit.DEVICE_SRAM, device.usableSramBytes(), estimate.sram().totalBytes());
    }
    return List.copyOf(found);
  }

  private static void check(
      List<Violation> found, Limit limit, @Nullable Number allowed, Number actual) {
    if (allowed != null && actual.doubleValue() > allowed.doubleValue()) {
      found.add(new Violation(limit, allowed.doubleValue(), actual.doubleValue()));
    }
  }

  private static Device device(Limited search) {
    if (search.device() == null) {
      throw new IllegalArgumentException(
          "The budget (%s) needs a device. Maybe name one in the spec.".formatted(search.budget()));
    }
    return Devices.get(search.device());
  }

  private static double micros(Device device, Estimate estimate) {
    return Latency.micros(device, estimate)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The latency on the device (%s) is not known: its core was never measured. Maybe limit operations instead."
                        .formatted(device.id())))
        .estimate();
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
