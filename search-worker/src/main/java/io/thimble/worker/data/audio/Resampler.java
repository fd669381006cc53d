package io.thimble.worker.data.audio;

/**
 * Changes the sampling rate by band-limited interpolation: every new sample is the sum of the old
 * ones under a sinc with a Kaiser window, which is stretched where the rate goes down so that
 * nothing folds back (J. O. Smith, "Digital Audio Resampling Home Page", Stanford; the kernel is
 * tabulated and interpolated linearly as described there).
 *
 * <p>The pass band is flat up to 0.42 of the lower rate; from 0.5 on all is damped by 80 dB. Sound
 * beyond both ends counts as silence.
 */
public final class Resampler {
  /** Cutoff as a share of the lower rate; the transition band lies around it. */
  private static final double CUTOFF = 0.46;

  /** Zero crossings of the sinc to each side. */
  private static final int CROSSINGS = 32;

  /** Table points between two zero crossings: the interpolation's error stays below -100 dB. */
  private static final int POINTS = 512;

  /** Kaiser's beta for 80 dB (J. F. Kaiser and R. W. Schafer, 1980). */
  private static final double BETA = 7.857;

  private static final double[] KERNEL = kernel();

  private Resampler() {}

  /** The same sound at another rate; the same object where the rate is right already. */
  public static Recording resample(Recording recording, int sampleRateHz) {
    if (recording.sampleRateHz() == sampleRateHz) {
      return recording;
    }
    double step = (double) recording.sampleRateHz() / sampleRateHz;
    long length = Math.max(1, Math.round(recording.samples().length / step));
    return new Recording(sampleRateHz, stretch(recording.samples(), step, (int) length));
  }

  /**
   * Reads {@code samples} at the positions 0, step, 2 step …: a step above 1 makes the sound
   * shorter and higher.
   */
  public static float[] stretch(float[] samples, double step, int length) {
    // Crossings of the kernel per old sample: fewer where the rate goes down.
    double density = 2 * CUTOFF * Math.min(1, 1 / step);
    double reach = CROSSINGS / density;
    var result = new float[length];
    for (int i = 0; i < length; i++) {
      double centre = i * step;
      int first = Math.max(0, (int) Math.ceil(centre - reach));
      int last = Math.min(samples.length - 1, (int) Math.floor(centre + reach));
      double sum = 0;
      for (int j = first; j <= last; j++) {
        double at = Math.abs(centre - j) * density * POINTS;
        int index = (int) at;
        double left = KERNEL[index];
        sum += samples[j] * (left + (at - index) * (KERNEL[index + 1] - left));
      }
      result[i] = (float) (sum * density);
    }
    return result;
  }

  private static double[] kernel() {
    var kernel = new double[CROSSINGS * POINTS + 2];
    kernel[0] = 1;
    for (int i = 1; i < CROSSINGS * POINTS; i++) {
      double x = (double) i / POINTS;
      double share = x / CROSSINGS;
      double window = bessel(BETA * StrictMath.sqrt(1 - share * share)) / bessel(BETA);
      kernel[i] = window * StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x);
    }
    return kernel;
  }

  /** The modified Bessel function of order zero, by its power series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-18 * sum; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
