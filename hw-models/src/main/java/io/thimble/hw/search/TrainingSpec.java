package io.thimble.hw.search;

import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.QuantizationSchemes;
import io.thimble.hw.quantization.Trait;
import java.util.List;

/**
 * How a trial is trained.
 *
 * @param epochs passes over the training clips
 * @param quantization the schemes that are tried, all of one format; the best file on the
 *     validation split is the trial's, the first one of equals
 */
public record TrainingSpec(int epochs, List<QuantizationScheme> quantization) {
  public TrainingSpec {
    quantization = List.copyOf(quantization);
  }

  /** This many epochs, and the default scheme. */
  public static TrainingSpec of(int epochs) {
    return new TrainingSpec(epochs, List.of(QuantizationSchemes.DEFAULT));
  }

  /** Whether every file comes from a network that has learnt on with rounding in the loop. */
  public boolean alwaysFineTuned() {
    return quantization.stream().allMatch(scheme -> scheme.has(Trait.FINE_TUNED));
  }
}
