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
 * @param cutMillis how much of a word may lie outside of the clip
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
    int cutMillis) {
  /** The built-in data set's. */
  static final Recipe DEFAULT =
      new Recipe(
          1,
          40,
          1600,
          8,
          20,
          0.12,
          250,
          new Range(75, 280),
          new Range(2, 45),
          new Range(0.85, 1.25),
          0.08,
          new Range(0.7, 1.3),
          0.15,
          0.25,
          new Range(-0.5, 0.7),
          new Range(0, 0.5),
          new Range(-3, 25),
          new Range(-26, -1),
          60);

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
