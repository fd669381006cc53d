package io.thimble.worker.data.speech;

import static io.thimble.hw.frontend.FrontEnd.CLIP_SAMPLES;
import static io.thimble.hw.frontend.FrontEnd.SAMPLE_RATE_HZ;

import io.thimble.worker.data.Digests;
import io.thimble.worker.data.audio.Noise;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The noises in which people speak: white, pink, the hum of mains, and other people. */
final class Surroundings {
  private static final int SECONDS = 60;
  private static final int SAMPLES = SECONDS * SAMPLE_RATE_HZ;
  private static final int VOICES = 6;
  private static final int HARMONICS = 12;

  private final List<float[]> noises;

  private Surroundings(List<float[]> noises) {
    this.noises = noises;
  }

  /** Noises for clips. */
  static Surroundings of(Synthesizer synthesizer, List<String> words, long seed) {
    return new Surroundings(List.copyOf(recordings(synthesizer, words, seed).values()));
  }

  /** Background recordings of a minute each, by name, with a mean square of one. */
  static SortedMap<String, float[]> recordings(
      Synthesizer synthesizer, List<String> words, long seed) {
    var random = new SplittableRandom(Digests.seed(seed, "surroundings", 0));
    return new TreeMap<>(
        Map.of(
            "hum", hum(random),
            "other_people", people(synthesizer, words, random),
            "pink_noise", Noise.pink(SAMPLES, random),
            "white_noise", Noise.white(SAMPLES, random)));
  }

  /** A second of one of the noises, with a mean square of about one. */
  void addTo(float[] clip, double level, SplittableRandom random) {
    var noise = noises.get(random.nextInt(noises.size()));
    int start = random.nextInt(noise.length - CLIP_SAMPLES);
    for (int i = 0; i < CLIP_SAMPLES; i++) {
      clip[i] += (float) (level * noise[start + i]);
    }
  }

  private static float[] hum(SplittableRandom random) {
    var hum = Noise.scaled(Noise.pink(SAMPLES, random), 0.3);
    for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
      double step = 2 * StrictMath.PI * 50 * harmonic / SAMPLE_RATE_HZ;
      double phase = 2 * StrictMath.PI * random.nextDouble();
      double gain = random.nextDouble() / harmonic;
      for (int i = 0; i < SAMPLES; i++) {
        hum[i] += (float) (gain * StrictMath.sin(step * i + phase));
      }
    }
    return normal(hum);
  }

  private static float[] people(
      Synthesizer synthesizer, List<String> words, SplittableRandom random) {
    var babble = Noise.scaled(Noise.pink(SAMPLES, random), 0.01);
    for (int voice = 0; voice < VOICES; voice++) {
      double pitch = new Range(80, 250).draw(random);
      for (int at = 0; at < SAMPLES; ) {
        var word = words.get(random.nextInt(words.size()));
        var spoken = synthesizer.speak(word, Map.of(), pitch, 20, new Range(0.7, 1.3).draw(random));
        for (int i = 0; i < spoken.length && at + i < SAMPLES; i++) {
          babble[at + i] += spoken[i];
        }
        at += spoken.length + random.nextInt(SAMPLE_RATE_HZ / 2);
      }
    }
    return normal(babble);
  }

  private static float[] normal(float[] samples) {
    return Noise.scaled(samples, 1 / Noise.level(samples));
  }
}
