package io.thimble.hw.quantization;

import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.NumberFormat;
import java.util.Set;

/**
 * One way from float weights to a file of integers.
 *
 * @param name what people call it
 * @param description one line for people
 * @param ranges where the ranges of activations come from
 * @param format the integers of the file; it alone decides what the file costs
 * @param traits what else is done
 */
public record QuantizationScheme(
    String name, String description, RangeMethod ranges, NumberFormat format, Set<Trait> traits) {
  /**
   * Checks that the parts go together.
   *
   * @throws IllegalArgumentException when int16 activations or powers of two come with zero points
   */
  public QuantizationScheme {
    traits = Set.copyOf(traits);
    if (!traits.contains(Trait.SYMMETRIC_ACTIVATIONS)
        && (traits.contains(Trait.POWER_OF_TWO_SCALES)
            || format.activations() == ElementType.INT16)) {
      throw new IllegalArgumentException(
          "The scheme (%s) needs zero point 0 for its activations. Maybe make it symmetric."
              .formatted(name));
    }
  }

  /**
   * Whether recurrent layers have a form: their inner scales follow rules of their own, which
   * powers of two would break, and the runtimes' recurrent kernels take no int16.
   */
  public boolean takesRecurrentLayers() {
    return format.activations() == ElementType.INT8 && !has(Trait.POWER_OF_TWO_SCALES);
  }

  /** Whether this is done. */
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
