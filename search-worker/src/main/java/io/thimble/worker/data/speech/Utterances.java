package io.thimble.worker.data.speech;

import static io.thimble.hw.frontend.FrontEnd.CLIP_SAMPLES;
import static io.thimble.hw.frontend.FrontEnd.SAMPLE_RATE_HZ;

import io.thimble.worker.data.Digests;
import io.thimble.worker.data.audio.Noise;
import io.thimble.worker.data.audio.Resampler;
import java.util.SplittableRandom;

/** One-second clips of a speaker's words. */
final class Utterances {
  private static final long SEED = 2048;

  /** Longest word in a clip: the rest is room for its place. */
  private static final int LONGEST_SAMPLES = 15_200;

  private final Recipe recipe;
  private final Synthesizer synthesizer;
  private final Surroundings surroundings;

  Utterances(Recipe recipe, Synthesizer synthesizer, Surroundings surroundings) {
    this.recipe = recipe;
    this.synthesizer = synthesizer;
    this.surroundings = surroundings;
  }

  /** A clip of {@link io.thimble.hw.frontend.FrontEnd#CLIP_SAMPLES} samples. */
  float[] clip(Speaker speaker, String word, int repetition) {
    var random = new SplittableRandom(Digests.seed(SEED, speaker.name() + "/" + word, repetition));
    var voice = atMicrophone(spoken(speaker, word, random), speaker);
    var clip = placed(voice, random);
    double signalToNoise = recipe.signalToNoiseDecibels().draw(random);
    surroundings.addTo(clip, amplitude(-signalToNoise), random);
    float loudest = 0;
    for (float sample : clip) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    return Noise.scaled(clip, amplitude(recipe.peakDecibels().draw(random)) / loudest);
  }

  /**
   * The word in the speaker's voice. Reading the synthesizer's sound faster moves its formants up,
   * as a shorter vocal tract does; pitch and tempo are set so that they come out right.
   */
  private float[] spoken(Speaker speaker, String word, SplittableRandom random) {
    double tract = speaker.tractScale();
    double pitch = speaker.pitchHz() * jitter(random) / tract;
    double stretch = speaker.stretch() * jitter(random) * tract;
    var sound =
        synthesizer.speak(word, speaker.accent(), pitch, speaker.pitchSpreadHz() / tract, stretch);
    double samples = sound.length / tract;
    if (samples > LONGEST_SAMPLES) {
      double hurried = stretch * LONGEST_SAMPLES / samples;
      sound =
          synthesizer.speak(
              word, speaker.accent(), pitch, speaker.pitchSpreadHz() / tract, hurried);
    }
    return Resampler.stretch(sound, tract, (int) (sound.length / tract));
  }

  private double jitter(SplittableRandom random) {
    return 1 + recipe.jitter() * (2 * random.nextDouble() - 1);
  }

  /** The room's echo, the microphone's colour, and a mean square of one. */
  private static float[] atMicrophone(float[] dry, Speaker speaker) {
    var heard = new float[dry.length + speaker.echoSamples()];
    System.arraycopy(dry, 0, heard, 0, dry.length);
    for (int i = 0; i < dry.length; i++) {
      heard[i + speaker.echoSamples()] += (float) (speaker.echoGain() * dry[i]);
    }
    for (int i = heard.length - 1; i > 0; i--) {
      heard[i] -= (float) (speaker.tilt() * heard[i - 1]);
    }
    return Noise.scaled(heard, 1 / Noise.level(heard));
  }

  /** Near the middle of a second; the room's echo may be cut off. */
  private float[] placed(float[] voice, SplittableRandom random) {
    int room = Math.max(0, CLIP_SAMPLES - voice.length);
    int reach = Math.min(room / 2, recipe.placeMillis() * SAMPLE_RATE_HZ / 1000);
    int start = room / 2 - reach + random.nextInt(2 * reach + 1);
    var clip = new float[CLIP_SAMPLES];
    System.arraycopy(voice, 0, clip, start, Math.min(voice.length, CLIP_SAMPLES - start));
    return clip;
  }

  private static double amplitude(double decibels) {
    return StrictMath.pow(10, decibels / 20);
  }
}
