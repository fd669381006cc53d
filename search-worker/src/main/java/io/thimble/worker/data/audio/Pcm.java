package io.thimble.worker.data.audio;

/** Samples of 16 bits, as microphones and chips have them. */
public final class Pcm {
  private static final float ONE = 32_768;

  private Pcm() {}

  /**
   * The nearest samples of 16 bits, halves up; what lies beyond -1 and 1 is clipped. What was read
   * from a file of 16 bits comes back as it was.
   */
  public static short[] of(float[] samples) {
    var rounded = new short[samples.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = of(samples[i]);
    }
    return rounded;
  }

  /** The nearest sample of 16 bits. */
  static short of(float sample) {
    return (short) Math.clamp(Math.round(sample * ONE), Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
