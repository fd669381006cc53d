package io.thimble.hw.search;

import io.thimble.hw.budget.Budget;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.Latency;
import io.thimble.hw.json.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * What a spec says about limits, and what it may say only about a board.
 *
 * @param fields the spec
 * @param device the board's id, or null when the spec names none or none that exists
 */
record BoardQuestions(FieldReader fields, @Nullable String device) {
  Budget budget() {
    var limits = fields.object("budget");
    if (limits == null || limits.isEmpty()) {
      if (limits != null || !fields.has("budget")) {
        requireDeviceInstead();
      }
      return Budget.UNLIMITED;
    }
    var budget =
        new Budget(
            limits.whole("flashBytes", 1, SearchLimits.MOST_BYTES),
            limits.whole("sramBytes", 1, SearchLimits.MOST_BYTES),
            limits.whole("opsPerInference", 1, SearchLimits.MOST_OPS),
            limits.positive("latencyMillis", SearchLimits.MOST_MILLIS),
            limits.positive("energyMicrojoules", SearchLimits.MOST_MICROJOULES));
    if (limits.has("latencyMillis")) {
      requireDevice(limits, "latencyMillis");
      requireLatency(limits, "latencyMillis");
    }
    if (limits.has("energyMicrojoules")) {
      requireDevice(limits, "energyMicrojoules");
      requireLatency(limits, "energyMicrojoules");
      requirePower(limits, "energyMicrojoules");
    }
    limits.reportUnknownFields();
    return budget;
  }

  /** Reports that the field at {@code name} needs a device, when the spec names none. */
  void requireDevice(FieldReader at, String name) {
    if (!fields.has("device")) {
      at.problem(name, "cannot be judged without a device", "add a device: " + known());
    }
  }

  /** Reports that the field at {@code name} needs the board's latency, when its core has none. */
  void requireLatency(FieldReader at, String name) {
    if (device != null && !Latency.isKnown(Devices.get(device))) {
      at.problem(
          name,
          "needs the latency on %s, whose core was never measured".formatted(device),
          "use operations, which latency follows");
    }
  }

  /** Reports that the field at {@code name} needs the board's power, when none is published. */
  void requirePower(FieldReader at, String name) {
    if (device != null && Devices.get(device).activePowerMilliwatts() == null) {
      at.problem(
          name,
          "needs the power of %s, which is not published".formatted(device),
          "use latency, which energy follows");
    }
  }

  private void requireDeviceInstead() {
    if (!fields.has("device")) {
      fields.problem(
          "budget",
          "has no limit, and no device is named",
          "add budget.flashBytes (80000, say) or a device: " + known());
    }
  }

  private static String known() {
    return "%s, or another of the %d that ./thimble devices lists"
        .formatted(Devices.ids().getFirst(), Devices.ids().size());
  }
}
