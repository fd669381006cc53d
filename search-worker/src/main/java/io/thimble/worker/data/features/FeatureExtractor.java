package io.thimble.worker.data.features;

import io.thimble.hw.frontend.FrontEnd;

/**
 * Computes what a network sees of a clip: {@link MelSpectrum}, then {@link Coefficients}. It
 * allocates nothing while it works and has work space of its own: one for each thread.
 */
public final class FeatureExtractor {
  private final FrontEnd frontEnd;
  private final MelSpectrum spectrum;
  private final Coefficients coefficients;
  private final int[] energies;

  public FeatureExtractor(FrontEnd frontEnd) {
    this.frontEnd = frontEnd;
    this.spectrum = new MelSpectrum(frontEnd);
    this.coefficients = new Coefficients(frontEnd);
    this.energies = new int[spectrum.values()];
  }

  /** Features of one clip of {@link FrontEnd#CLIP_SAMPLES} samples: frames x coefficients. */
  public float[] extract(short[] clip) {
    var features = new float[frontEnd.values()];
    extract(clip, features, 0);
    return features;
  }

  /** The same, into an array from {@code offset} on. */
  public void extract(short[] clip, float[] into, int offset) {
    if (clip.length != FrontEnd.CLIP_SAMPLES) {
      throw new IllegalArgumentException(
          "The clip's length (%d samples) is wrong. Maybe pass it through Clips.fit, which gives %d."
              .formatted(clip.length, FrontEnd.CLIP_SAMPLES));
    }
    spectrum.compute(clip, energies, 0);
    coefficients.compute(energies, 0, into, offset);
  }
}
