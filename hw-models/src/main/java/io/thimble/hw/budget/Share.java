package io.thimble.hw.budget;

/**
 * The part of a space's points that fit, 0 to 1. Points without an architecture do not fit.
 *
 * @param share the part, or the most likely one
 * @param low lower end of its 95 % interval
 * @param high upper end of its 95 % interval
 * @param exact whether every point was counted, so that all three are the same
 */
public record Share(double share, double low, double high, boolean exact) {}
