package io.thimble.worker.data.audio;

import java.util.SplittableRandom;

/** Noise with a mean square of about one. */
public final class Noise {
  /** Width of uniform noise whose mean square is one. */
  private static final double UNIFORM_WIDTH = 2 * StrictMath.sqrt(3);

  private Noise() {}

  /** Equal power at all frequencies. */
  public static float[] white(int samples, SplittableRandom random) {
    var noise = new float[samples];
    for (int i = 0; i < samples; i++) {
      noise[i] = (float) (UNIFORM_WIDTH * (random.nextDouble() - 0.5));
    }
    return noise;
  }

  /**
   * Power that falls by 3 dB an octave: white noise through three first-order low passes (P.
   * Kellet's "economy" filter, within 0.5 dB from 20 Hz up at 44.1 kHz; musicdsp.org, 1999).
   */
  public static float[] pink(int samples, SplittableRandom random) {
    var noise = white(samples, random);
    double slow = 0;
    double middle = 0;
    double fast = 0;
    double power = 0;
    for (int i = 0; i < samples; i++) {
      slow = 0.99765 * slow + noise[i] * 0.0990460;
      middle = 0.96300 * middle + noise[i] * 0.2965164;
      fast = 0.57000 * fast + noise[i] * 1.0526913;
      noise[i] = (float) (slow + middle + fast + noise[i] * 0.1848);
      power += noise[i] * noise[i];
    }
    return scaled(noise, 1 / Math.sqrt(Math.max(power / samples, Float.MIN_NORMAL)));
  }

  /** Multiplies in place. */
  public static float[] scaled(float[] samples, double factor) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) factor;
    }
    return samples;
  }

  /** Root of the mean square. */
  public static double level(float[] samples) {
    double power = 0;
    for (float sample : samples) {
      power += sample * sample;
    }
    return Math.sqrt(power / Math.max(1, samples.length));
  }
}
