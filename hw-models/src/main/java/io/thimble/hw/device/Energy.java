package io.thimble.hw.device;

import io.thimble.hw.cost.Estimate;
import java.util.Optional;

/**
 * What one inference takes from the battery: latency times the power of the active core (the way
 * "MicroNets", arXiv 2010.11267, section 3.3, finds it: power hardly depends on the network). The
 * ends are the product of the ends, so the interval widens with both. Sleep between inferences, the
 * microphone and the front end are not in it.
 */
public final class Energy {
  private static final double NANOJOULES_PER_MICROJOULE = 1000;

  private Energy() {}

  /** Microjoules of one inference; empty when power or latency is not known. */
  public static Optional<Interval> microjoules(Device device, Estimate estimate) {
    return Optional.ofNullable(device.activePowerMilliwatts())
        .flatMap(
            power ->
                Latency.micros(device, estimate)
                    .map(micros -> micros.times(power).times(1 / NANOJOULES_PER_MICROJOULE)));
  }
}
