package io.thimble.worker.data;

import io.thimble.hw.frontend.FrontEnd;
import java.util.SplittableRandom;

/**
 * Changes training clips: a shift in time of up to 100 ms either way and, four times in five,
 * background noise of a random level up to a tenth (the settings of TensorFlow's speech_commands
 * example, which "Hello Edge" trains with).
 */
final class Augmentation {
  private static final int SHIFT_SAMPLES = FrontEnd.SAMPLE_RATE_HZ / 10;
  private static final double NOISE_PROBABILITY = 0.8;
  private static final double NOISE_LEVEL = 0.1;

  private final Background background;
  private final long seed;

  Augmentation(Background background, long seed) {
    this.background = background;
    this.seed = seed;
  }

  /**
   * One version of a clip; the same for the same name and variant. Variant 0 is the clip itself.
   */
  float[] apply(float[] clip, String name, int variant) {
    if (variant == 0) {
      return clip;
    }
    var random = new SplittableRandom(Digests.seed(seed, name, variant));
    int shift = random.nextInt(-SHIFT_SAMPLES, SHIFT_SAMPLES + 1);
    var changed = new float[clip.length];
    System.arraycopy(
        clip, Math.max(0, -shift), changed, Math.max(0, shift), clip.length - Math.abs(shift));
    if (random.nextDouble() < NOISE_PROBABILITY) {
      var cut = background.cut(Split.TRAINING, random);
      float level = (float) (NOISE_LEVEL * random.nextDouble());
      background.add(new Example.Cut(cut.recording(), cut.start(), level), changed);
    }
    return changed;
  }
}
