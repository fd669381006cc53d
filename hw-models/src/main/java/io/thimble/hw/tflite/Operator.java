package io.thimble.hw.tflite;

/**
 * One step of a graph.
 *
 * @param operation what it computes
 * @param inputs indices of tensors, {@link #ABSENT} for optional ones that are left out
 * @param outputs indices of tensors
 * @param intermediates indices of tensors that only carry scales of values inside of the operator
 */
public record Operator(
    Operation operation, IntVector inputs, IntVector outputs, IntVector intermediates) {
  /** Stands for an optional input that is left out. */
  public static final int ABSENT = -1;

  /** An operator without intermediates. */
  public Operator(Operation operation, IntVector inputs, IntVector outputs) {
    this(operation, inputs, outputs, IntVector.EMPTY);
  }
}
