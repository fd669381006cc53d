package io.thimble.db.log;

/**
 * A line as it is kept.
 *
 * @param id rising within a trial; gaps are normal
 * @param attempt the attempt that printed it
 * @param line what and when
 */
public record StoredLine(long id, int attempt, TrialLine line) {}
