package io.thimble.worker.data.features;

/**
 * The periodic Hann window of TensorFlow's audio_spectrogram operator, as factors from 0 to {@link
 * #ONE}: {@code w(n) = 1/2 - 1/2 cos(2 pi n / samples)}. It is symmetric and starts with zero, so
 * half of it is a table.
 */
public final class HannWindow {
  /** The largest factor; a sample of 16 bits times this needs 32 bits with its sign. */
  static final int ONE = 65_535;

  private HannWindow() {}

  /** {@code w(1)} to {@code w(samples / 2)}, each of 16 bits without a sign. */
  public static int[] half(int samples) {
    var half = new int[samples / 2];
    for (int n = 1; n <= half.length; n++) {
      double turns = (double) n / samples;
      half[n - 1] = (int) StrictMath.rint(ONE * (0.5 - 0.5 * Cosine.ofTurns(turns)));
    }
    return half;
  }

  /** All factors: {@code w(0)} to {@code w(samples - 1)}. */
  static int[] whole(int samples) {
    int[] half = half(samples);
    var whole = new int[samples];
    for (int n = 1; n < samples; n++) {
      whole[n] = half[Math.min(n, samples - n) - 1];
    }
    return whole;
  }
}
