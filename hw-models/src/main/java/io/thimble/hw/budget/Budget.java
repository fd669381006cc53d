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
}
