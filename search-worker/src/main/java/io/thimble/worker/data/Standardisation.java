package io.thimble.worker.data;

import io.thimble.hw.arch.FeatureMap;
import java.util.Arrays;

/**
 * Brings every coefficient to mean 0 and deviation 1. A network sees only standardised features, so
 * that the zeros of SAME padding stand for the mean; the front end on the chip does the same
 * arithmetic in front of the quantization of the input.
 *
 * @param mean mean of each coefficient over the training clips and their frames
 * @param deviation standard deviation of each coefficient, above zero
 */
public record Standardisation(float[] mean, float[] deviation) {
  public Standardisation {
    if (mean.length != deviation.length) {
      throw new IllegalArgumentException(
          "%d means do not fit %d deviations.".formatted(mean.length, deviation.length));
    }
    for (int i = 0; i < mean.length; i++) {
      if (!Float.isFinite(mean[i]) || !Float.isFinite(deviation[i]) || deviation[i] <= 0) {
        throw new IllegalArgumentException(
            "Coefficient %d has mean %s and deviation %s. Maybe the features are not finite."
                .formatted(i, mean[i], deviation[i]));
      }
    }
  }

  /** Leaves features as they are. */
  public static Standardisation none(int coefficients) {
    var ones = new float[coefficients];
    Arrays.fill(ones, 1);
    return new Standardisation(new float[coefficients], ones);
  }

  /** The statistics of these clips; a coefficient that never changes keeps its size. */
  public static Standardisation of(FeatureSet features) {
    FeatureMap shape = FeatureMap.of(features.frontEnd());
    var coefficients = shape.width() * shape.channels();
    var values = new float[features.valuesPerClip()];
    var sums = new double[coefficients];
    var squares = new double[coefficients];
    for (int clip = 0; clip < features.clips(); clip++) {
      features.read(clip, values);
      for (int i = 0; i < values.length; i++) {
        sums[i % coefficients] += values[i];
      }
    }
    var count = (double) features.clips() * shape.height();
    for (int clip = 0; clip < features.clips(); clip++) {
      features.read(clip, values);
      for (int i = 0; i < values.length; i++) {
        var distance = values[i] - sums[i % coefficients] / count;
        squares[i % coefficients] += distance * distance;
      }
    }
    var mean = new float[coefficients];
    var deviation = new float[coefficients];
    for (int i = 0; i < coefficients; i++) {
      mean[i] = (float) (sums[i] / count);
      var spread = (float) Math.sqrt(squares[i] / count);
      deviation[i] = spread == 0 ? 1 : spread;
    }
    return new Standardisation(mean, deviation);
  }

  /**
   * The same for all values of so many frames at once: one long loop instead of many short ones.
   */
  public Standardisation repeated(int frames) {
    var means = new float[frames * mean.length];
    var deviations = new float[frames * mean.length];
    for (int frame = 0; frame < frames; frame++) {
      System.arraycopy(mean, 0, means, frame * mean.length, mean.length);
      System.arraycopy(deviation, 0, deviations, frame * mean.length, mean.length);
    }
    return new Standardisation(means, deviations);
  }

  /** Standardised features of one clip, frame by frame. */
  public float[] apply(FeatureSet features, int clip) {
    var result = new float[features.valuesPerClip()];
    apply(features, clip, result);
    return result;
  }

  /** As {@link #apply(FeatureSet, int)}, into {@code result}. */
  public void apply(FeatureSet features, int clip, float[] result) {
    features.read(clip, result);
    if (result.length == mean.length) {
      divide(result, mean, deviation);
      return;
    }
    for (int start = 0; start < result.length; start += mean.length) {
      for (int i = 0; i < mean.length; i++) {
        result[start + i] = (result[start + i] - mean[i]) / deviation[i];
      }
    }
  }

  /** A loop that the compiler turns into vector instructions: a fifth of the time. */
  private static void divide(float[] values, float[] mean, float[] deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean[i]) / deviation[i];
    }
  }
}
