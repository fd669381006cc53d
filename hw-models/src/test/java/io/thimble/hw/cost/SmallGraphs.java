package io.thimble.hw.cost;

import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Graphs of a few operators, small enough to follow by hand. */
final class SmallGraphs {
  private SmallGraphs() {}

  /** An int8 activation with one scale. */
  static Tensor activation(int... shape) {
    return new Tensor(ElementType.INT8, IntVector.of(shape), false, false, 1, IntVector.EMPTY);
  }

  /** An int16 activation with one scale. */
  static Tensor wide(int... shape) {
    return new Tensor(ElementType.INT16, IntVector.of(shape), false, false, 1, IntVector.EMPTY);
  }

  /** Int8 weights in the file. */
  static Tensor weights(int scales, int... shape) {
    return new Tensor(ElementType.INT8, IntVector.of(shape), true, false, scales, IntVector.EMPTY);
  }

  /** Int32 biases in the file. */
  static Tensor biases(int count) {
    return new Tensor(ElementType.INT32, IntVector.of(count), true, false, 1, IntVector.EMPTY);
  }

  /** A state that lasts. */
  static Tensor variable(ElementType type, int... shape) {
    return new Tensor(type, IntVector.of(shape), false, true, 1, IntVector.EMPTY);
  }

  /** Int32 in the file whose values are known. */
  static Tensor integers(int... values) {
    return new Tensor(
        ElementType.INT32, IntVector.of(values.length), true, false, 0, IntVector.of(values));
  }

  /** An int32 without a scale that an operator, or the caller, writes. */
  static Tensor counter() {
    return new Tensor(ElementType.INT32, IntVector.EMPTY, false, false, 0, IntVector.EMPTY);
  }

  static Operator operator(Operation operation, int output, int... inputs) {
    return new Operator(operation, IntVector.of(inputs), IntVector.of(output));
  }

  /** A graph with one input and one output. */
  static Graph graph(int input, int output, List<Tensor> tensors, Operator... operators) {
    return new Graph(tensors, List.of(operators), IntVector.of(input), IntVector.of(output));
  }

  /** A graph of one operator: its inputs are the first tensors, and its output is the last. */
  static Graph single(Operation operation, Tensor output, Tensor... inputs) {
    var tensors = new ArrayList<>(Arrays.asList(inputs));
    tensors.add(output);
    int[] indices = new int[inputs.length];
    Arrays.setAll(indices, i -> i);
    return graph(0, inputs.length, tensors, operator(operation, inputs.length, indices));
  }

  static Model model(Graph... graphs) {
    return new Model(List.of(graphs), Optional.empty());
  }
}
