package io.thimble.hw.tflite;

import java.util.ArrayList;
import java.util.List;

/** A graph while it grows: tensors are numbered in the order in which they are added. */
final class GraphBuilder {
  private final List<Tensor> tensors = new ArrayList<>(48);
  private final List<Operator> operators = new ArrayList<>(24);

  /** Adds a tensor and says its index. */
  int add(Tensor tensor) {
    tensors.add(tensor);
    return tensors.size() - 1;
  }

  /** Adds an operator that writes one new tensor, and says that one's index. */
  int add(Operation operation, Tensor output, int... inputs) {
    int index = add(output);
    operators.add(new Operator(operation, IntVector.owning(inputs), IntVector.single(index)));
    return index;
  }

  /** Adds an operator with weights and biases, and says the index of its output. */
  int add(Operation operation, Tensor weights, Tensor biases, Tensor output, int input) {
    int first = add(weights);
    add(biases);
    return add(operation, output, input, first, first + 1);
  }

  /** Adds an operator whose tensors have all been added. */
  void add(Operator operator) {
    operators.add(operator);
  }

  Tensor tensor(int index) {
    return tensors.get(index);
  }

  Graph build(IntVector inputs, IntVector outputs) {
    return new Graph(tensors, operators, inputs, outputs);
  }
}
