package io.thimble.worker.data;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Augmentation;
import io.thimble.worker.data.audio.Noise;
import io.thimble.worker.data.audio.Tempo;
import java.util.SplittableRandom;

/**
 * Changes to the sound of training clips: speed, a shift of less than a frame, and background
 * noise. Noise has a power that is so many decibels below that of its clip, the number drawn
 * uniformly; a clip without sound gets noise of a level from 0 to 0.1 instead (as TensorFlow's
 * speech_commands example gives to every clip).
 */
final class SoundAugmentation {
  private static final double NOISE_LEVEL_IN_SILENCE = 0.1;

  /** Below the last of 16 bits there is no sound. */
  private static final double SILENCE = 1 / 32_768.0;

  private final Background background;
  private final Augmentation settings;
  private final int shiftSamples;
  private final long seed;

  SoundAugmentation(Background background, Augmentation settings, FrontEnd frontEnd, long seed) {
    this.background = background;
    this.settings = settings;
    this.shiftSamples = TimeShift.of(settings, frontEnd).samples();
    this.seed = seed;
  }

  /** What the sound of a changed clip depends on, besides the clip and the seed. */
  String identity() {
    return "shift %d samples, speed %s, noise %s at %s to %s dB"
        .formatted(
            shiftSamples,
            settings.speedChange(),
            settings.noiseProbability(),
            settings.lowestSnrDecibels(),
            settings.highestSnrDecibels());
  }

  /**
   * One version of an example; the same for the same name and variant. Variant 0 is the clip
   * itself. Silence is another cut in each version, which needs no further change.
   */
  float[] apply(Example example, float[] clip, int variant) {
    if (variant == 0) {
      return clip;
    }
    var random = new SplittableRandom(Digests.seed(seed, example.name(), variant));
    return switch (example.source()) {
      case Example.Cut _ -> {
        var silence = new float[clip.length];
        background.add(background.cut(Split.TRAINING, random), silence);
        yield silence;
      }
      case Example.Word _ -> changed(clip, random);
    };
  }

  private float[] changed(float[] clip, SplittableRandom random) {
    int shift = random.nextInt(-shiftSamples, shiftSamples + 1);
    double speed = 1 + settings.speedChange() * random.nextDouble(-1, 1);
    var changed = Tempo.change(clip, speed, shift);
    if (random.nextDouble() < settings.noiseProbability()) {
      var noise = background.place(Split.TRAINING, random);
      double place = random.nextDouble();
      float level = (float) noiseLevel(Noise.level(changed), background.level(noise), place);
      background.add(noise.at(level), changed);
    }
    return changed;
  }

  /** The factor of a noise's samples. */
  private double noiseLevel(double clipLevel, double ownLevel, double place) {
    if (clipLevel < SILENCE) {
      return NOISE_LEVEL_IN_SILENCE * place;
    }
    if (ownLevel < SILENCE) {
      return 0;
    }
    double range = settings.highestSnrDecibels() - settings.lowestSnrDecibels();
    double decibels = settings.lowestSnrDecibels() + range * place;
    return clipLevel / ownLevel * Math.pow(10, -decibels / 20);
  }
}
