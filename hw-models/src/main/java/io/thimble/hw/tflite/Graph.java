package io.thimble.hw.tflite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operators in the order in which they run, and the tensors between them.
 *
 * @param tensors the tensors, by index
 * @param operators the operators, in order
 * @param inputs indices of the graph's inputs
 * @param outputs indices of the graph's outputs
 */
public record Graph(
    List<Tensor> tensors, List<Operator> operators, IntVector inputs, IntVector outputs) {
  public Graph {
    tensors = List.copyOf(tensors);
    operators = List.copyOf(operators);
  }

  /** An operator's input; null when it is left out. */
  public @Nullable Tensor optionalInput(Operator operator, int position) {
    var inputs = operator.inputs();
    return position < inputs.size() && inputs.get(position) != Operator.ABSENT
        ? tensors.get(inputs.get(position))
        : null;
  }

  /** An operator's input, which must be there. */
  public Tensor input(Operator operator, int position) {
    return tensors.get(operator.inputs().get(position));
  }

  /** An operator's first output. */
  public Tensor output(Operator operator) {
    return tensors.get(operator.outputs().get(0));
  }
}
