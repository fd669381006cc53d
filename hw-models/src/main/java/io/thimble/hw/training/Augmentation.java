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
  /** Of a shift, and of a mask in time. */
  public static final Bounds MILLIS = new Bounds(0, 500);

  /** Of probabilities and shares. */
  public static final Bounds SHARE = new Bounds(0, 1);

  /** Of ratios of a signal to its noise. */
  public static final Bounds DECIBELS = new Bounds(-100, 100);

  /** Of changes of speed. */
  public static final Bounds SPEED_CHANGE = new Bounds(0, 0.5);

  /** Of numbers of masks. */
  public static final Bounds MASKS = new Bounds(0, 10);

  /** Clips as they were recorded. */
  public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * Shifts and noise as TensorFlow's speech_commands example has them, which "Hello Edge" trains
   * with, speeds, and one mask each way.
   */
  public static final Augmentation DEFAULT = new Augmentation(100, 0.8, 5, 40, 0.1, 1, 100, 1, 0.2);

  public Augmentation {
    MILLIS.require(shiftMillis, "augmentation.shiftMillis", 100);
    SHARE.require(noiseProbability, "augmentation.noiseProbability", 0.8);
    DECIBELS.require(highestSnrDecibels, "augmentation.highestSnrDecibels", 40);
    new Bounds(DECIBELS.least(), highestSnrDecibels)
        .require(lowestSnrDecibels, "augmentation.lowestSnrDecibels", 5);
    SPEED_CHANGE.require(speedChange, "augmentation.speedChange", 0.1);
    MASKS.require(timeMasks, "augmentation.timeMasks", 2);
    MILLIS.require(widestTimeMaskMillis, "augmentation.widestTimeMaskMillis", 100);
    MASKS.require(frequencyMasks, "augmentation.frequencyMasks", 1);
    SHARE.require(widestFrequencyMask, "augmentation.widestFrequencyMask", 0.2);
  }
}
