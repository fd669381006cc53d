package io.thimble.worker.archive;

import java.time.Duration;

/**
 * What an archive may grow to.
 *
 * @param bytes of all entries together, those that are not kept included
 * @param entries of whatever kind
 * @param fileBytes of one file
 * @param headerBytes between two entries, where long names stand, and before the first
 * @param nameLetters of the names of all files that are kept together, which are held in memory
 * @param ratio unpacked bytes for each packed one: speech packs to a half, and silence, which packs
 *     to a thousandth, is no data set
 * @param ratioFrom unpacked bytes from which the ratio counts, so that small archives may be odd
 * @param depth folders within each other
 * @param time that it may take on one machine; another try goes on with what is there
 */
public record UnpackLimits(
    long bytes,
    int entries,
    int fileBytes,
    int headerBytes,
    int nameLetters,
    int ratio,
    long ratioFrom,
    int depth,
    Duration time) {
  /** Speech Commands v0.02 has 105,843 entries of 3.8 GB; some times that much. */
  public static final UnpackLimits DEFAULT =
      new UnpackLimits(
          32L << 30,
          1_000_000,
          64 << 20,
          1 << 20,
          64 << 20,
          100,
          16L << 20,
          8,
          Duration.ofHours(6));
}
