package io.thimble.worker.data.features;

import io.thimble.hw.frontend.FrontEnd;

/**
 * Energies of {@link FrontEnd#MEL_BANDS} mel bands in each frame of a clip, as integers. They
 * depend on window and stride alone, so front ends that differ in kind or coefficients share them.
 * Each frame is made as loud as 16 bits allow by a power of two, so that quiet ones keep their
 * precision; how often it was doubled stands before its energies.
 *
 * <p>As TensorFlow's audio_spectrogram and mfcc operators: a periodic Hann window, zeros up to the
 * next power of two, the transform, magnitudes, bands. An object has work space of its own: one for
 * each thread.
 */
public final class MelSpectrum {
  /** Values of a frame: how often it was doubled, then the energy of each band. */
  static final int FRAME_VALUES = 1 + FrontEnd.MEL_BANDS;

  private final int frames;
  private final int strideSamples;
  private final int[] window;
  private final RealTransform transform;
  private final MelBands bands;

  /** Weighed samples, then zeros up to the points of the transform. */
  private final int[] weighed;

  /** For front ends with this one's window and stride. */
  public MelSpectrum(FrontEnd frontEnd) {
    frames = frontEnd.frames();
    strideSamples = frontEnd.strideSamples();
    window = HannWindow.whole(frontEnd.windowSamples());
    transform = new RealTransform(frontEnd.fftPoints());
    bands = new MelBands(frontEnd.fftPoints());
    weighed = new int[frontEnd.fftPoints()];
  }

  /** Values of one clip: frames x {@link #FRAME_VALUES}. */
  public int values() {
    return frames * FRAME_VALUES;
  }

  /**
   * Computes one clip.
   *
   * @param clip {@link FrontEnd#CLIP_SAMPLES} samples
   * @param into receives {@link #values()} values from {@code offset} on, frame by frame; energies
   *     have 32 bits without a sign
   */
  public void compute(short[] clip, int[] into, int offset) {
    for (int frame = 0; frame < frames; frame++) {
      int start = frame * strideSamples;
      int to = offset + frame * FRAME_VALUES;
      int doublings = doublings(clip, start, window.length);
      for (int i = 0; i < window.length; i++) {
        weighed[i] = ((clip[start + i] << doublings) * window[i] + 1) >> 1;
      }
      transform.forward(weighed);
      into[to] = doublings;
      bands.sum(transform, into, to + 1);
    }
  }

  /** How often samples can be doubled within 16 bits; 15 times when all are 0 or -1. */
  private static int doublings(short[] clip, int start, int samples) {
    int bits = 0;
    for (int i = start; i < start + samples; i++) {
      bits |= clip[i] ^ (clip[i] >> 15);
    }
    return Integer.numberOfLeadingZeros(bits) - 17;
  }
}
