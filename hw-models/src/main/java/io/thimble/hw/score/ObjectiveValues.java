package io.thimble.hw.score;

import io.thimble.hw.budget.Budget;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.Energy;
import io.thimble.hw.device.Latency;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a trial is worth, as numbers in the order of its search's objectives, all minimised. */
public final class ObjectiveValues {
  /*
   * Scales where neither budget nor device gives a limit: twice the largest class of "Hello Edge"
   * (arXiv 1711.07128, table 1: 500 KB, 80 MOps), one second, which is as long as the clip, and what
   * 100 mW take in that second. A trial beyond them adds nothing to the hypervolume.
   */
  private static final double SCALE_BYTES = 1_000_000;
  private static final double SCALE_OPS = 160_000_000;
  private static final double SCALE_MILLIS = 1_000;
  private static final double SCALE_MICROJOULES = 100_000;

  private static final double MICROS_PER_MILLI = 1_000;

  private ObjectiveValues() {}

  /**
   * The values: one minus accuracy, bytes of the flatbuffer, bytes of the arena, operations,
   * microseconds, microjoules.
   *
   * @param validation accuracy on the validation split: of the exported file, or of the network so
   *     far while there is no file
   * @throws IllegalArgumentException when an objective needs a device, or the power of a device,
   *     that the search does not have
   */
  public static double[] of(Goals search, Estimate estimate, Accuracy validation) {
    return search.objectives().stream()
        .mapToDouble(
            objective ->
                switch (objective) {
                  case ERROR -> 1 - validation.accuracy();
                  case FLASH -> (double) estimate.flash().modelBytes();
                  case SRAM -> (double) estimate.sram().arenaBytes();
                  case OPS -> (double) estimate.ops();
                  case LATENCY -> micros(device(search), estimate);
                  case ENERGY -> microjoules(device(search), estimate);
                })
        .toArray();
  }

  /**
   * The values, each divided by its limit: 1 for the error, the budget's limit, the device's where
   * the budget has none, else a scale that is stated in this class. Against {@link #reference} a
   * front then has a hypervolume from 0 to 1, and fronts of the same search compare.
   */
  public static double[] scaled(Goals search, double[] values) {
    if (values.length != search.objectives().size()) {
      throw new IllegalArgumentException(
          "The values (%s) are not as many as the objectives (%s). Maybe they are another search's."
              .formatted(Arrays.toString(values), search.objectives()));
    }
    var scaled = new double[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = values[i] / scale(search, search.objectives().get(i));
    }
    return scaled;
  }

  /** The worst corner of scaled values: 1 for each objective. */
  public static double[] reference(Goals search) {
    var reference = new double[search.objectives().size()];
    Arrays.fill(reference, 1);
    return reference;
  }

  /**
   * The worst corner of interest, in the objectives' own units: 1 for the error, else the limit
   * that {@link #scaled} divides by.
   */
  public static double[] worst(Goals search) {
    return search.objectives().stream()
        .mapToDouble(objective -> scale(search, objective))
        .toArray();
  }

  private static double scale(Goals search, Objective objective) {
    Budget budget = search.budget();
    var device = search.device() == null ? null : Devices.get(search.device());
    return switch (objective) {
      case ERROR -> 1;
      case FLASH ->
          firstOf(
              budget.flashBytes(), device == null ? null : device.usableFlashBytes(), SCALE_BYTES);
      case SRAM ->
          firstOf(
              budget.sramBytes(), device == null ? null : device.usableSramBytes(), SCALE_BYTES);
      case OPS -> firstOf(budget.opsPerInference(), null, SCALE_OPS);
      case LATENCY -> MICROS_PER_MILLI * firstOf(budget.latencyMillis(), null, SCALE_MILLIS);
      case ENERGY -> firstOf(budget.energyMicrojoules(), null, SCALE_MICROJOULES);
    };
  }

  private static double firstOf(
      @Nullable Number budget, @Nullable Number device, double otherwise) {
    if (budget != null) {
      return budget.doubleValue();
    }
    return device != null ? device.doubleValue() : otherwise;
  }

  private static Device device(Goals search) {
    if (search.device() == null) {
      throw new IllegalArgumentException(
          "The objectives (%s) need a device. Maybe name one in the spec."
              .formatted(search.objectives()));
    }
    return Devices.get(search.device());
  }

  private static double micros(Device device, Estimate estimate) {
    return Latency.micros(device, estimate)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The latency on the device (%s) is not known. Maybe use operations instead."
                        .formatted(device.id())))
        .estimate();
  }

  private static double microjoules(Device device, Estimate estimate) {
    return Energy.microjoules(device, estimate)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The power of the device (%s) is not known. Maybe use latency instead of energy."
                        .formatted(device.id())))
        .estimate();
  }
}
