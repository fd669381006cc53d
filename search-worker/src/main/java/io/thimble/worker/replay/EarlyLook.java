package io.thimble.worker.replay;

/**
 * Trials that are compared before their end.
 *
 * @param column what the first measured objective had come to when it was looked at
 * @param share of a whole training until then, 0 to 1
 * @param reduction one in so many goes on
 * @param audit share of the others that is trained to its end all the same
 */
public record EarlyLook(String column, double share, int reduction, double audit) {}
