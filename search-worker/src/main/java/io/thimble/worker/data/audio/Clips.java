package io.thimble.worker.data.audio;

import static io.thimble.hw.frontend.FrontEnd.CLIP_SAMPLES;
import static io.thimble.hw.frontend.FrontEnd.SAMPLE_RATE_HZ;

import java.nio.file.Path;
import java.util.Arrays;

/** Clips as every network sees them: one second at 16 kHz, mono. */
public final class Clips {
  /** Far above the error of the sum of a minute's squares, far below what is heard. */
  private static final double ROUNDING = 1e-9;

  private Clips() {}

  /** Reads a file of any supported rate and length; 16000 samples come out. */
  public static float[] load(Path file) {
    return fit(Resampler.resample(WavReader.read(file), SAMPLE_RATE_HZ).samples());
  }

  /**
   * A second of a recording.
   *
   * @param fromSeconds where it begins in the recording
   * @param sound its samples, at the recording's rate; fewer where the recording is shorter
   */
  public record Part(double fromSeconds, Recording sound) {}

  /** The second with the most energy, the first one among equals; shorter sound is left whole. */
  public static Part loudest(Recording recording) {
    var samples = recording.samples();
    int length = Math.min(samples.length, recording.sampleRateHz());
    double energy = 0;
    for (int i = 0; i < length; i++) {
      energy += square(samples[i]);
    }
    double most = energy;
    int from = 0;
    for (int end = length; end < samples.length; end++) {
      energy += square(samples[end]) - square(samples[end - length]);
      // Rounding must not move the second within silence.
      if (energy > most * (1 + ROUNDING)) {
        most = energy;
        from = end - length + 1;
      }
    }
    return new Part(
        (double) from / recording.sampleRateHz(),
        new Recording(recording.sampleRateHz(), Arrays.copyOfRange(samples, from, from + length)));
  }

  private static double square(float sample) {
    return (double) sample * sample;
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
