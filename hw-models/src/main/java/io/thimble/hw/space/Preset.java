package io.thimble.hw.space;

/**
 * A published network as a point of a space.
 *
 * @param name the name used on the command line, for example {@code ds-cnn-s}
 * @param decisions the point
 */
public record Preset(String name, Decisions decisions) {}
