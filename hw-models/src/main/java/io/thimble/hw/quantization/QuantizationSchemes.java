package io.thimble.hw.quantization;

import io.thimble.hw.json.Suggestion;
import io.thimble.hw.tflite.NumberFormat;
import java.util.List;
import java.util.Set;

/** The named schemes. */
public final class QuantizationSchemes {
  private static final RangeMethod EXTREMES = new RangeMethod.Extremes();

  /** What a search does when it does not say. */
  public static final QuantizationScheme DEFAULT =
      of("ptq", "extremes of clips, a scale per channel, zero points", EXTREMES);

  private static final List<QuantizationScheme> ALL =
      List.of(
          DEFAULT,
          of(
              "ptq-percentile",
              "ranges that keep 99.99 % of the values",
              new RangeMethod.Percentile(99.99)),
          of(
              "ptq-percentile-99.9",
              "ranges that keep 99.9 % of the values",
              new RangeMethod.Percentile(99.9)),
          of("ptq-mse", "ranges of the least squared error", new RangeMethod.LeastSquaredError()),
          of(
              "ptq-entropy",
              "ranges of the least Kullback-Leibler divergence",
              new RangeMethod.LeastDivergence()),
          of(
              "ptq-symmetric",
              "zero point 0 for activations",
              EXTREMES,
              Trait.SYMMETRIC_ACTIVATIONS),
          of("ptq-equalized", "cross-layer equalization first", EXTREMES, Trait.EQUALIZED),
          of("ptq-bias-corrected", "bias correction without data", EXTREMES, Trait.BIAS_CORRECTED),
          perTensor("ptq-per-tensor", "one scale for all weights of a layer"),
          perTensor(
              "ptq-per-tensor-equalized",
              "the same, equalized and bias-corrected",
              Trait.EQUALIZED,
              Trait.BIAS_CORRECTED),
          perTensor(
              "power-of-two",
              "the first CMSIS-NN's Q format: scales 2^n, zero point 0, one scale per layer",
              Trait.SYMMETRIC_ACTIVATIONS,
              Trait.POWER_OF_TWO_SCALES),
          new QuantizationScheme(
              "int16",
              "int16 activations, int8 weights",
              EXTREMES,
              NumberFormat.INT16,
              Set.of(Trait.SYMMETRIC_ACTIVATIONS)),
          of("qat", "learns on with int8 in the loop, ranges too", EXTREMES, Trait.FINE_TUNED));

  private QuantizationSchemes() {}

  /** All of them, the default first. */
  public static List<QuantizationScheme> all() {
    return ALL;
  }

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(QuantizationScheme::name).toList();
  }

  /**
   * The scheme of this name.
   *
   * @throws IllegalArgumentException when there is none; the message says which is near
   */
  public static QuantizationScheme named(String name) {
    return ALL.stream()
        .filter(scheme -> scheme.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The quantization scheme (%s) is not known. %s"
                        .formatted(name, Suggestion.sentence(name, names()))));
  }

  private static QuantizationScheme of(
      String name, String description, RangeMethod ranges, Trait... traits) {
    return new QuantizationScheme(name, description, ranges, NumberFormat.INT8, Set.of(traits));
  }

  private static QuantizationScheme perTensor(String name, String description, Trait... traits) {
    return new QuantizationScheme(
        name, description, EXTREMES, NumberFormat.INT8_PER_TENSOR, Set.of(traits));
  }
}
