package io.thimble.worker.data.speech;

/**
 * How difficult the built-in words are to tell apart: all that may be tuned, in one place.
 *
 * @param version changes whenever the same recipe would give other sound
 * @param speakers how many people speak
 * @param keywordClips about how many clips of keywords they speak together
 * @param mostRepetitions most clips of one keyword by one speaker
 * @param unknownWords how many other words they speak, each of them once
 * @param heldOutShare share of the speakers in validation, and in testing
 * @param heldOutClips fewest clips in validation, and in testing: the accuracy's interval hangs on
 *     it
 * @param pitchHz speakers' pitch
 * @param pitchSpreadHz how far a speaker's pitch moves within a word
 * @param tractScale formants' scale: below 1 a longer vocal tract, above 1 a shorter one; it
 *     follows the pitch, as it does in people
 * @param tractSpread how far a speaker departs from what the pitch suggests
 * @param stretch how slowly a speaker speaks
 * @param jitter how far pitch and tempo of one clip depart from the speaker's, as a share
 * @param accent probability that a speaker exchanges a vowel for its neighbour
 * @param tilt how dull (below 0) or sharp (above 0) a speaker's microphone sounds
 * @param echo gain of the echo in a speaker's room
 * @param signalToNoiseDecibels speech against noise
 * @param peakDecibels the loudest sample, below full scale
 * @param placeMillis how far a word's middle may lie from the clip's, if the word stays within
 */
record Recipe(
    int version,
    int speakers,
    int keywordClips,
    int mostRepetitions,
    int unknownWords,
    double heldOutShare,
    int heldOutClips,
    Range pitchHz,
    Range pitchSpreadHz,
    Range tractScale,
    double tractSpread,
    Range stretch,
    double jitter,
    double accent,
    Range tilt,
    Range echo,
    Range signalToNoiseDecibels,
    Range peakDecibels,
    int placeMillis) {
  /**
   * The built-in data set's. With it the small DS-CNN of "Hello Edge" is right on 78 % of the test
   * clips after 10 epochs in batches of 100 and on 93 % after 20, the small DNN on 71 % and 77 %
   * (one seed each, features in four variants).
   */
  static final Recipe DEFAULT =
      new Recipe(
          2,
          40,
          1600,
          8,
          20,
          0.12,
          250,
          new Range(85, 220),
          new Range(2, 20),
          new Range(0.95, 1.1),
          0.03,
          new Range(0.85, 1.15),
          0.08,
          0,
          new Range(-0.2, 0.3),
          new Range(0, 0.2),
          new Range(12, 40),
          new Range(-15, -1),
          250);

  /** Clips of one keyword by one speaker. */
  int repetitions(int keywords) {
    return Math.clamp(Math.round((float) keywordClips / (speakers * keywords)), 1, mostRepetitions);
  }

  /** Speakers in validation, and as many in testing. */
  int heldOutSpeakers(int keywords) {
    int clipsOfSpeaker = keywords * repetitions(keywords) + unknownWords;
    int needed = Math.ceilDiv(heldOutClips, clipsOfSpeaker);
    return Math.min(Math.max((int) Math.round(heldOutShare * speakers), needed), speakers / 4);
  }
}
