package io.thimble.db.allowance;

import java.time.Duration;

/**
 * What an owner has taken.
 *
 * @param openSearches searches that have not ended
 * @param openTrials most trials of these, as their specs say
 * @param storedBytes bytes of the files and checkpoints that all searches keep, and of the archives
 *     of imported data sets, sent or announced
 * @param fetches archives to be fetched whose length is not known yet
 * @param trained how long attempts held places for training within the time that was asked for,
 *     those of searches that were deleted too
 */
public record Usage(
    long openSearches, long openTrials, long storedBytes, int fetches, Duration trained) {}
