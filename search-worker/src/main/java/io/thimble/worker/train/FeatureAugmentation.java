package io.thimble.worker.train;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Augmentation;
import io.thimble.worker.data.TimeShift;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Changes to a clip's standardised features, frame by frame, drawn anew whenever the clip is
 * learnt: a shift by whole frames, with the first or last one repeated where nothing is left, and
 * the masks of SpecAugment (Park et al., arXiv 1904.08779, section 2), whose width is drawn from 0
 * to the widest and whose values are the mean: 0. On MFCC, masks of frequency take away
 * coefficients next to each other.
 */
final class FeatureAugmentation {
  private final int frames;
  private final int coefficients;
  private final int farthestShift;
  private final int timeMasks;
  private final int widestTimeMask;
  private final int frequencyMasks;
  private final int widestFrequencyMask;

  FeatureAugmentation(Augmentation augmentation, FrontEnd frontEnd) {
    frames = frontEnd.frames();
    coefficients = frontEnd.coefficients();
    farthestShift = Math.min(TimeShift.of(augmentation, frontEnd).frames(), frames - 1);
    timeMasks = augmentation.timeMasks();
    widestTimeMask =
        Math.min(augmentation.widestTimeMaskMillis() / frontEnd.strideMillis(), frames);
    frequencyMasks = augmentation.frequencyMasks();
    widestFrequencyMask = (int) (augmentation.widestFrequencyMask() * coefficients);
  }

  /** Changes a clip in place. */
  void apply(float[] clip, RandomGenerator random) {
    if (farthestShift > 0) {
      shift(clip, random.nextInt(-farthestShift, farthestShift + 1));
    }
    for (int mask = 0; mask < timeMasks; mask++) {
      int width = random.nextInt(widestTimeMask + 1);
      int start = random.nextInt(frames - width + 1);
      Arrays.fill(clip, start * coefficients, (start + width) * coefficients, 0);
    }
    for (int mask = 0; mask < frequencyMasks; mask++) {
      int width = random.nextInt(widestFrequencyMask + 1);
      int start = random.nextInt(coefficients - width + 1);
      for (int frame = 0; frame < frames; frame++) {
        int from = frame * coefficients + start;
        Arrays.fill(clip, from, from + width, 0);
      }
    }
  }

  /** Lets a clip begin so many frames later, or earlier when below zero. */
  private void shift(float[] clip, int by) {
    int values = Math.abs(by) * coefficients;
    int kept = clip.length - values;
    if (by > 0) {
      System.arraycopy(clip, 0, clip, values, kept);
      for (int to = coefficients; to < values; to += coefficients) {
        System.arraycopy(clip, 0, clip, to, coefficients);
      }
    } else {
      System.arraycopy(clip, values, clip, 0, kept);
      for (int to = kept; to < clip.length; to += coefficients) {
        System.arraycopy(clip, clip.length - coefficients, clip, to, coefficients);
      }
    }
  }
}
