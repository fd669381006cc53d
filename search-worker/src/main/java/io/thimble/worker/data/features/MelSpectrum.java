package io.thimble.worker.data.features;

import io.thimble.hw.frontend.FrontEnd;
import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.utils.CommonUtils;

/**
 * Energies of {@link FrontEnd#MEL_BANDS} mel bands in each frame of a clip. They depend on window
 * and stride alone, so front ends that differ in kind or coefficients share them.
 *
 * <p>As TensorFlow's audio_spectrogram and mfcc operators: a periodic Hann window, zeros up to the
 * next power of two, the transform, magnitudes, bands. An object has work space of its own: one for
 * each thread.
 */
public final class MelSpectrum {
  static {
    // A transform of a frame is far too short to be shared among threads.
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
  }

  private final int frames;
  private final int strideSamples;
  private final double[] window;
  private final DoubleFFT_1D transform;
  private final MelBands bands;
  private final double[] spectrum;
  private final double[] sums = new double[FrontEnd.MEL_BANDS];

  /** For front ends with this one's window and stride. */
  public MelSpectrum(FrontEnd frontEnd) {
    frames = frontEnd.frames();
    strideSamples = frontEnd.strideSamples();
    window = new double[frontEnd.windowSamples()];
    for (int i = 0; i < window.length; i++) {
      window[i] = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * i / window.length);
    }
    transform = new DoubleFFT_1D(frontEnd.fftPoints());
    bands = new MelBands(frontEnd.fftPoints());
    spectrum = new double[frontEnd.fftPoints()];
  }

  /** Values of one clip: frames x bands. */
  public int values() {
    return frames * FrontEnd.MEL_BANDS;
  }

  /**
   * Computes one clip.
   *
   * @param clip {@link FrontEnd#CLIP_SAMPLES} samples
   * @param into receives {@link #values()} energies from {@code offset} on, frame by frame
   */
  public void compute(float[] clip, float[] into, int offset) {
    for (int frame = 0; frame < frames; frame++) {
      int start = frame * strideSamples;
      for (int i = 0; i < window.length; i++) {
        spectrum[i] = clip[start + i] * window[i];
      }
      Arrays.fill(spectrum, window.length, spectrum.length, 0);
      transform.realForward(spectrum);
      bands.sum(spectrum, into, offset + frame * FrontEnd.MEL_BANDS, sums);
    }
  }
}
