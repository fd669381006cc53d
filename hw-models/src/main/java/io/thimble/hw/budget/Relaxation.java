package io.thimble.hw.budget;

import java.util.OptionalDouble;

/**
 * What it takes to raise one limit and to leave the others as they are.
 *
 * @param limit which
 * @param allowed what it allows now, in the limit's unit
 * @param smallest the smallest value with which a network fits, in the limit's unit; empty when no
 *     value of this limit alone would do
 * @param proven whether that is certain; else there may be a smaller value
 */
public record Relaxation(Limit limit, double allowed, OptionalDouble smallest, boolean proven) {}
