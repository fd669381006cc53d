package io.thimble.worker.data;

import static io.thimble.hw.frontend.FrontEnd.CLIP_SAMPLES;
import static io.thimble.hw.frontend.FrontEnd.SAMPLE_RATE_HZ;

import io.thimble.worker.data.audio.Noise;
import io.thimble.worker.data.audio.Resampler;
import io.thimble.worker.data.audio.WavReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Long recordings without words. Training hears the first 60 % of each, validation the next 20 %,
 * testing the last 20 %, so that no split knows another's noise.
 *
 * @param names what each recording is called
 * @param recordings their samples at 16 kHz
 */
record Background(List<String> names, List<float[]> recordings) {
  /** Shorter recordings have no room for three regions of a second each. */
  private static final int SHORTEST_SAMPLES = 5 * CLIP_SAMPLES;

  private static final int GENERATED_SAMPLES = 60 * SAMPLE_RATE_HZ;
  private static final double GENERATED_LEVEL = 0.1;
  private static final long GENERATED_SEED = 20_180_409;

  /** One silence clip in ten is true silence. */
  private static final double TRUE_SILENCE = 0.1;

  /** The data set's own recordings; generated noise where it has none of five seconds. */
  static Background of(DataSet set) {
    var names = new ArrayList<String>();
    var recordings = new ArrayList<float[]>();
    for (String name : set.background()) {
      var samples = Resampler.resample(WavReader.read(set.file(name)), SAMPLE_RATE_HZ).samples();
      if (samples.length >= SHORTEST_SAMPLES) {
        names.add(name);
        recordings.add(samples);
      }
    }
    return names.isEmpty() ? generated() : new Background(names, recordings);
  }

  private static Background generated() {
    var random = new SplittableRandom(GENERATED_SEED);
    return new Background(
        List.of("generated/white_noise", "generated/pink_noise"),
        List.of(
            Noise.scaled(Noise.white(GENERATED_SAMPLES, random), GENERATED_LEVEL),
            Noise.scaled(Noise.pink(GENERATED_SAMPLES, random), GENERATED_LEVEL)));
  }

  /** A silence clip from a split's region, at a random level. */
  Example.Cut cut(Split split, SplittableRandom random) {
    var place = place(split, random);
    boolean silent = random.nextDouble() < TRUE_SILENCE;
    return place.at(silent ? 0 : (float) random.nextDouble());
  }

  /** A second of a split's region, as loud as it was recorded. */
  Example.Cut place(Split split, SplittableRandom random) {
    int recording = random.nextInt(recordings.size());
    int length = recordings.get(recording).length;
    int from = (int) (length * start(split));
    int to = (int) (length * end(split)) - CLIP_SAMPLES;
    int start = from + random.nextInt(to - from + 1);
    return new Example.Cut(recording, start, 1);
  }

  /** Root of the mean square of a cut as it was recorded. */
  double level(Example.Cut cut) {
    var recording = recordings.get(cut.recording());
    double power = 0;
    for (int i = cut.start(); i < cut.start() + CLIP_SAMPLES; i++) {
      power += recording[i] * recording[i];
    }
    return Math.sqrt(power / CLIP_SAMPLES);
  }

  /** Adds a cut to a clip, in place. */
  void add(Example.Cut cut, float[] clip) {
    var recording = recordings.get(cut.recording());
    for (int i = 0; i < clip.length; i++) {
      clip[i] = Math.clamp(clip[i] + cut.level() * recording[cut.start() + i], -1f, 1f);
    }
  }

  /** A name that says where a cut comes from. */
  String name(Example.Cut cut) {
    return String.format(
        Locale.ROOT, "%s@%d*%.3f", names.get(cut.recording()), cut.start(), cut.level());
  }

  private static double start(Split split) {
    return switch (split) {
      case TRAINING -> 0;
      case VALIDATION -> 0.6;
      case TESTING -> 0.8;
    };
  }

  private static double end(Split split) {
    return switch (split) {
      case TRAINING -> 0.6;
      case VALIDATION -> 0.8;
      case TESTING -> 1;
    };
  }
}
