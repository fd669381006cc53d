package io.thimble.hw.frontend;

/**
 * How one second of sound becomes a map of features: frames in time, coefficients in frequency.
 *
 * @param kind what a coefficient is
 * @param coefficients coefficients of a frame, 1 to {@link #MEL_BANDS}
 * @param windowMillis length of the window that a frame sees
 * @param strideMillis distance between two windows' starts
 */
public record FrontEnd(Kind kind, int coefficients, int windowMillis, int strideMillis) {
  /** Samples a second of every clip that a network sees. */
  public static final int SAMPLE_RATE_HZ = 16_000;

  /** Samples of a clip: one second. */
  public static final int CLIP_SAMPLES = 16_000;

  /** Triangular bands on the mel scale, between {@link #LOWEST_HZ} and {@link #HIGHEST_HZ}. */
  public static final int MEL_BANDS = 40;

  /** Lower edge of the first band ("Hello Edge", arXiv 1711.07128, code: 20 Hz). */
  public static final int LOWEST_HZ = 20;

  /** Upper edge of the last band ("Hello Edge" code: 4 kHz). */
  public static final int HIGHEST_HZ = 4_000;

  /** What a coefficient of a frame is. */
  public enum Kind {
    /** Mel-frequency cepstral coefficients: the cosine transform of the log-mel energies. */
    MFCC,
    /** Log-mel energies themselves, neighbouring bands joined where fewer than 40 are asked for. */
    LOG_MEL
  }

  public FrontEnd {
    require(
        coefficients >= 1 && coefficients <= MEL_BANDS, "coefficients", coefficients, "1 to 40");
    require(windowMillis >= 10 && windowMillis <= 100, "windowMillis", windowMillis, "10 to 100");
    require(strideMillis >= 5 && strideMillis <= 100, "strideMillis", strideMillis, "5 to 100");
  }

  /** MFCC with these settings. */
  public static FrontEnd mfcc(int coefficients, int windowMillis, int strideMillis) {
    return new FrontEnd(Kind.MFCC, coefficients, windowMillis, strideMillis);
  }

  /** Samples under one window. */
  public int windowSamples() {
    return windowMillis * SAMPLE_RATE_HZ / 1000;
  }

  /** Samples from one window's start to the next one's. */
  public int strideSamples() {
    return strideMillis * SAMPLE_RATE_HZ / 1000;
  }

  /** Points of the Fourier transform: the window's samples rounded up to a power of two. */
  public int fftPoints() {
    return Integer.highestOneBit(windowSamples() - 1) << 1;
  }

  /** Frames of one clip. */
  public int frames() {
    return 1 + (CLIP_SAMPLES - windowSamples()) / strideSamples();
  }

  /** Values of one clip: frames x coefficients. */
  public int values() {
    return frames() * coefficients;
  }

  /** Appends a text that two front ends share exactly when they compute the same. */
  public void appendCanonicalForm(StringBuilder text) {
    text.append(kind)
        .append(' ')
        .append(coefficients)
        .append(" coefficients, ")
        .append(windowMillis)
        .append(" ms every ")
        .append(strideMillis)
        .append(" ms");
  }

  /** A text that two front ends share exactly when they compute the same. */
  public String canonicalForm() {
    var text = new StringBuilder();
    appendCanonicalForm(text);
    return text.toString();
  }

  private static void require(boolean holds, String name, int value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(
          "The front end's %s (%d) is out of range. Maybe use %s.".formatted(name, value, range));
    }
  }
}
