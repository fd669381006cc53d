package io.thimble.worker.strategy.problem;

/**
 * One of the values that are traded off; all of them are minimised.
 *
 * @param name for people, for example {@code error}
 * @param known whether a candidate tells its value before any trial
 * @param reference the worst value of any interest, in the goal's own unit; not a number when only
 *     results can tell
 */
public record Goal(String name, boolean known, double reference) {}
