package io.thimble.db.allowance;

import java.time.Duration;

/**
 * What an owner has taken.
 *
 * @param openSearches searches that have not ended
 * @param openTrials most trials of these, as their specs say
 * @param storedBytes bytes of the files and checkpoints that all searches keep
 * @param trained how long trials were trained within the time that was asked for
 */
public record Usage(long openSearches, long openTrials, long storedBytes, Duration trained) {}
