package io.thimble.hw.budget;

/**
 * How far a budget reaches. "Large" is counted in operations: they are what most budgets limit, by
 * themselves or as time and energy, and a weight that is used many times counts as often.
 *
 * @param smallest of the networks that fit, the one with the shortest file
 * @param largest of those, the one with the most operations
 */
public record Extent(Example smallest, Example largest) {}
