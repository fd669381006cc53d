package io.thimble.hw.tflite;

import java.util.List;

/**
 * An operator whose shapes and types are held against what its kernel takes for granted.
 *
 * @param place where it stands, for messages
 * @param graph the graph around it
 * @param operator what it is
 * @param table its table in the file
 * @param scales quantization of the graph's tensors
 */
record Inspected(
    String place, Graph graph, Operator operator, CheckedTable table, List<TensorScales> scales) {
  Tensor in(int position) {
    require(has(position), "input %d is missing".formatted(position));
    return graph.input(operator, position);
  }

  boolean has(int position) {
    return graph.optionalInput(operator, position) != null;
  }

  Tensor out() {
    require(
        operator.outputs().size() == 1, "it has %d outputs".formatted(operator.outputs().size()));
    return graph.output(operator);
  }

  TensorScales inScales(int position) {
    return scales.get(operator.inputs().get(position));
  }

  TensorScales outScales() {
    return scales.get(operator.outputs().get(0));
  }

  void requireInputs(int least, int most) {
    int count = operator.inputs().size();
    require(least <= count && count <= most, "it has %d inputs".formatted(count));
  }

  /** An int8 or int16 tensor with a scale, from the input at a position. */
  Tensor activation(int position) {
    var tensor = in(position);
    require(
        isActivation(tensor) && inScales(position).scales().size() == 1,
        "input %d is no int8 or int16 tensor with a scale".formatted(position));
    return tensor;
  }

  /** The output, which must be of this type and shape and have a scale. */
  void requireOutput(ElementType type, int... shape) {
    requireShape(out(), type, shape);
    require(outScales().scales().size() == 1, "its output has no single scale");
  }

  void requireShape(Tensor tensor, ElementType type, int... shape) {
    var expected = IntVector.of(shape);
    require(
        tensor.type() == type && tensor.shape().equals(expected),
        "a tensor is %s of %s, not %s of %s"
            .formatted(tensor.shape(), tensor.type(), expected, type));
  }

  /** int8 weights that stand in the file, with a scale, or one for each index of a dimension. */
  Tensor weights(int position, int dimensions, int scaledDimension) {
    var tensor = in(position);
    int count = inScales(position).scales().size();
    require(
        tensor.constant()
            && tensor.type() == ElementType.INT8
            && tensor.shape().size() == dimensions
            && (count == 1 || count > 1 && inScales(position).dimension() == scaledDimension),
        "input %d is no int8 constant of %d dimensions with scales"
            .formatted(position, dimensions));
    require(
        inScales(position).zeroPoints().stream().allMatch(zeroPoint -> zeroPoint == 0),
        "weights with a zero point");
    return tensor;
  }

  /** Biases, if there are any: int32 for int8 activations, int64 for int16. */
  void checkBiases(int position, ElementType activations, int count) {
    if (has(position)) {
      var type = activations == ElementType.INT16 ? ElementType.INT64 : ElementType.INT32;
      require(in(position).constant(), "its biases are no constant");
      requireShape(in(position), type, count);
    }
  }

  /** The integers of a constant, which must all be known. */
  IntVector constant(int position) {
    var tensor = in(position);
    require(
        tensor.constant()
            && tensor.type() == ElementType.INT32
            && tensor.values().size() == tensor.elements(),
        "input %d is no constant of few int32".formatted(position));
    return tensor.values();
  }

  /** Its options, which must be of this kind (schema, {@code union BuiltinOptions}). */
  CheckedTable options(int kind) {
    require(
        table.byteField(3, 0) == kind,
        "its options are of kind %d, not %d".formatted(table.byteField(3, 0), kind));
    return table
        .table(4, "options")
        .orElseThrow(() -> MalformedModelException.broken(place, "it has no options"));
  }

  boolean hasOptions() {
    return table.has(4) || table.byteField(3, 0) != 0;
  }

  static boolean isActivation(Tensor tensor) {
    return tensor.type() == ElementType.INT8 || tensor.type() == ElementType.INT16;
  }

  void require(boolean holds, String problem) {
    if (!holds) {
      throw new MalformedModelException(
          place, problem, "it was damaged, or it needs what is not checked here and so not run");
    }
  }
}
