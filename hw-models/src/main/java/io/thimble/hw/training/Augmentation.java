package io.thimble.hw.training;

/**
 * How training clips are changed, so that a network hears more than was recorded.
 *
 * @param shiftMillis farthest shift in time, either way, in milliseconds
 * @param noiseProbability share of the changed clips that get background noise
 * @param lowestSnrDecibels least power of a clip over that of its noise, in decibels
 * @param highestSnrDecibels greatest, in decibels; values in between are equally likely
 * @param speedChange a clip is spoken faster or slower by up to this share (Ko et al., "Audio
 *     augmentation for speech recognition", Interspeech 2015)
 * @param timeMasks stretches of time that are masked in each clip (SpecAugment: Park et al., arXiv
 *     1904.08779, section 2)
 * @param widestTimeMaskMillis longest of them, in milliseconds
 * @param frequencyMasks ranges of coefficients that are masked in each clip (SpecAugment)
 * @param widestFrequencyMask widest of them, as a share of all coefficients
 */
public record Augmentation(
    int shiftMillis,
    double noiseProbability,
    double lowestSnrDecibels,
    double highestSnrDecibels,
    double speedChange,
    int timeMasks,
    int widestTimeMaskMillis,
    int frequencyMasks,
    double widestFrequencyMask) {
  private static final int LONGEST_MILLIS = 500;
  private static final int MOST_MASKS = 10;
  private static final double MOST_DECIBELS = 100;

  /** Clips as they were recorded. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Shifts and noise; other changes are for recipes that gain by them. */
  public static final Augmentation DEFAULT = new Augmentation(100, 0.8, 5, 40, 0, 0, 0, 0, 0);

  public Augmentation {
    Bounds.require(shiftMillis, 0, LONGEST_MILLIS, "augmentation.shiftMillis", 100);
    Bounds.require(noiseProbability, 0, 1, "augmentation.noiseProbability", 0.8);
    Bounds.require(
        highestSnrDecibels, -MOST_DECIBELS, MOST_DECIBELS, "augmentation.highestSnrDecibels", 40);
    Bounds.require(
        lowestSnrDecibels, -MOST_DECIBELS, highestSnrDecibels, "augmentation.lowestSnrDecibels", 5);
    Bounds.require(speedChange, 0, 0.5, "augmentation.speedChange", 0.1);
    Bounds.require(timeMasks, 0, MOST_MASKS, "augmentation.timeMasks", 2);
    Bounds.require(
        widestTimeMaskMillis, 0, LONGEST_MILLIS, "augmentation.widestTimeMaskMillis", 100);
    Bounds.require(frequencyMasks, 0, MOST_MASKS, "augmentation.frequencyMasks", 1);
    Bounds.require(widestFrequencyMask, 0, 1, "augmentation.widestFrequencyMask", 0.2);
  }
}
