package io.thimble.hw.cost;

/**
 * Kinds of operators whose kernels take differently long for one multiply-accumulate: they differ
 * in how often a value that was loaded is used again.
 */
public enum OperatorKind {
  /** A convolution over all channels with a kernel larger than 1 x 1. */
  CONVOLUTION,
  /** A convolution over all channels with a kernel of 1 x 1: a matrix product without copying. */
  POINTWISE,
  /** A convolution of each channel by itself. */
  DEPTHWISE,
  /** A fully connected layer: each weight is used once. */
  DENSE,
  /** A recurrent layer: fully connected layers once a step, with gates between them. */
  RECURRENT,
  /** Whatever else has weights. */
  OTHER
}
