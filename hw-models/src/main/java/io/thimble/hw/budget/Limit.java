package io.thimble.hw.budget;

/** Something that a network may use only so much of. */
public enum Limit {
  /** Length of the flatbuffer against the budget. */
  FLASH("budget.flashBytes", "bytes"),
  /** Tensor arena against the budget. */
  SRAM("budget.sramBytes", "bytes"),
  /** Operations against the budget. */
  OPS("budget.opsPerInference", "operations"),
  /** Estimated time against the budget. */
  LATENCY("budget.latencyMillis", "milliseconds"),
  /** Estimated energy against the budget. */
  ENERGY("budget.energyMicrojoules", "microjoules"),
  /** Model, runtime and front end against the board's flash, less the application's share. */
  DEVICE_FLASH("device.flashBytes", "bytes"),
  /** Arena, front end, audio and stack against the board's SRAM, less the application's share. */
  DEVICE_SRAM("device.sramBytes", "bytes");

  private final String label;
  private final String unit;

  Limit(String label, String unit) {
    this.label = label;
    this.unit = unit;
  }

  /** The name used in answers; for a budget the field of the spec. */
  public String label() {
    return label;
  }

  /** What it is counted in. */
  public String unit() {
    return unit;
  }

  /** Whether it is the board's, so that no budget raises it. */
  boolean isOfDevice() {
    return switch (this) {
      case FLASH, SRAM, OPS, LATENCY, ENERGY -> false;
      case DEVICE_FLASH, DEVICE_SRAM -> true;
    };
  }
}
