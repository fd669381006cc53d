package io.thimble.hw.space;

/**
 * How the costs move when the answer to a decision rises and all other answers stay. Costs are what
 * {@code io.thimble.hw.cost} counts, but for what the packing of a file and the planning of an
 * arena add: alignment, vectors stored once, gaps between buffers.
 */
public enum Effect {
  /** No cost falls: more units, filters or coefficients, or a larger kernel with padding. */
  RISING,
  /** No cost rises: strides, and log-mel energies (1) in place of MFCC (0). */
  FALLING,
  /**
   * More milliseconds of window leave fewer frames, so all layers cost less or the same, and take
   * more of everything in the front end.
   */
  WINDOW,
  /** A larger kernel without padding has more weights and leaves a smaller map. */
  KERNEL,
  /** A number of layers or blocks: the graph becomes another one. */
  DEPTH,
  /** As {@link #RISING}, but at 0 the layer is left out and the graph becomes another one. */
  OPTIONAL,
  /** Nothing is known. */
  UNKNOWN
}
