package io.thimble.hw.tflite;

import java.util.List;
import java.util.Optional;

/**
 * A network as the runtime sees it: operators in the order in which they run, and the tensors
 * between them.
 *
 * @param subgraphs graphs of the file; this is the first, and the others are not looked into
 * @param tensors the tensors, by index
 * @param operators the operators, in order
 * @param inputs indices of the graph's inputs
 * @param outputs indices of the graph's outputs
 * @param plan a memory plan that the file brings along
 */
public record Graph(
    int subgraphs,
    List<Tensor> tensors,
    List<Operator> operators,
    List<Integer> inputs,
    List<Integer> outputs,
    Optional<OfflinePlan> plan) {
  public Graph {
    tensors = List.copyOf(tensors);
    operators = List.copyOf(operators);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** An operator's input; empty when it is left out. */
  public Optional<Tensor> input(Operator operator, int position) {
    return position < operator.inputs().size() && operator.inputs().get(position) != Operator.ABSENT
        ? Optional.of(tensors.get(operator.inputs().get(position)))
        : Optional.empty();
  }

  /** An operator's first output. */
  public Tensor output(Operator operator) {
    return tensors.get(operator.outputs().getFirst());
  }
}
