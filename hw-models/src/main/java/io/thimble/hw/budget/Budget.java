package io.thimble.hw.budget;

import org.jspecify.annotations.Nullable;

/**
 * Upper limits; null means no limit.
 *
 * @param flashBytes length of the model's flatbuffer, in bytes
 * @param sramBytes tensor arena that must be reserved, in bytes
 * @param opsPerInference operations of one inference, two for each multiply-accumulate
 * @param latencyMillis time of one inference, in milliseconds
 * @param energyMicrojoules energy of one inference, in microjoules
 */
public record Budget(
    @Nullable Long flashBytes,
    @Nullable Long sramBytes,
    @Nullable Long opsPerInference,
    @Nullable Double latencyMillis,
    @Nullable Double energyMicrojoules) {
  /** No limit at all. */
  public static final Budget UNLIMITED = new Budget(null, null, null, null, null);

  /** Whether there is no limit. */
  public boolean isUnlimited() {
    return equals(UNLIMITED);
  }

  /**
   * The same with this limit at least at a value, which is rounded up to what the limit is counted
   * in; limits of a device are no part of a budget, and stay.
   */
  Budget raised(Limit limit, double value) {
    long whole = (long) Math.ceil(value);
    return switch (limit) {
      case FLASH -> new Budget(whole, sramBytes, opsPerInference, latencyMillis, energyMicrojoules);
      case SRAM -> new Budget(flashBytes, whole, opsPerInference, latencyMillis, energyMicrojoules);
      case OPS -> new Budget(flashBytes, sramBytes, whole, latencyMillis, energyMicrojoules);
      case LATENCY ->
          new Budget(flashBytes, sramBytes, opsPerInference, fine(value), energyMicrojoules);
      case ENERGY -> new Budget(flashBytes, sramBytes, opsPerInference, latencyMillis, fine(value));
      case DEVICE_FLASH, DEVICE_SRAM -> this;
    };
  }

  /** Rounded up to three decimals. */
  private static double fine(double value) {
    return Math.max(value, Math.ceil(value * 1000) / 1000);
  }
}
