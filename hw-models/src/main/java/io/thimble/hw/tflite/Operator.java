package io.thimble.hw.tflite;

import java.util.List;

/**
 * One step of a graph.
 *
 * @param operation what it computes
 * @param inputs indices of tensors, {@link #ABSENT} for optional ones that are left out
 * @param outputs indices of tensors
 */
public record Operator(Operation operation, List<Integer> inputs, List<Integer> outputs) {
  /** Stands for an optional input that is left out. */
  public static final int ABSENT = -1;

  public Operator {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
