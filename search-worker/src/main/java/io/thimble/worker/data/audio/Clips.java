package io.thimble.worker.data.audio;

import static io.thimble.hw.frontend.FrontEnd.CLIP_SAMPLES;
import static io.thimble.hw.frontend.FrontEnd.SAMPLE_RATE_HZ;

import java.nio.file.Path;
import java.util.Arrays;

/** Clips as every network sees them: one second at 16 kHz, mono. */
public final class Clips {
  private Clips() {}

  /** Reads a file of any supported rate and length; 16000 samples come out. */
  public static float[] load(Path file) {
    return fit(Resampler.resample(WavReader.read(file), SAMPLE_RATE_HZ).samples());
  }

  /** The middle second of longer sound; shorter sound stands in the middle of silence. */
  public static float[] fit(float[] samples) {
    if (samples.length == CLIP_SAMPLES) {
      return samples;
    }
    int surplus = samples.length - CLIP_SAMPLES;
    if (surplus > 0) {
      return Arrays.copyOfRange(samples, surplus / 2, surplus / 2 + CLIP_SAMPLES);
    }
    var clip = new float[CLIP_SAMPLES];
    System.arraycopy(samples, 0, clip, -surplus / 2, samples.length);
    return clip;
  }
}
