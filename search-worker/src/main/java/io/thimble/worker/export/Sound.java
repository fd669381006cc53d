package io.thimble.worker.export;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.audio.Recording;
import io.thimble.worker.data.audio.UnreadableAudioException;
import io.thimble.worker.data.audio.WavReader;
import io.thimble.worker.data.audio.WavWriter;

/** Samples of 16 bits as WAV files, which keep every bit of them. */
public final class Sound {
  private static final float FULL_SCALE = 32_768;

  private Sound() {}

  /** A WAV file of a clip's samples. */
  public static byte[] wav(short[] samples) {
    var sound = new float[samples.length];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = samples[i] / FULL_SCALE;
    }
    return WavWriter.encode(new Recording(FrontEnd.SAMPLE_RATE_HZ, sound));
  }

  /**
   * The samples of a file of the bundle.
   *
   * @throws InvalidBundleException when it is no WAV file or no clip
   */
  static short[] samples(String file, byte[] wav) {
    var recording = decode(file, wav);
    if (recording.samples().length != FrontEnd.CLIP_SAMPLES
        || recording.sampleRateHz() != FrontEnd.SAMPLE_RATE_HZ) {
      throw new InvalidBundleException(
          "The bundle's %s has %d samples at %d Hz, not %d at %d Hz. Maybe it was replaced by hand."
              .formatted(
                  file,
                  recording.samples().length,
                  recording.sampleRateHz(),
                  FrontEnd.CLIP_SAMPLES,
                  FrontEnd.SAMPLE_RATE_HZ));
    }
    var samples = new short[FrontEnd.CLIP_SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (recording.samples()[i] * FULL_SCALE);
    }
    return samples;
  }

  private static Recording decode(String file, byte[] wav) {
    try {
      return WavReader.decode(wav, file);
    } catch (UnreadableAudioException e) {
      throw new InvalidBundleException("The bundle cannot be used. " + e.getMessage(), e);
    }
  }
}
