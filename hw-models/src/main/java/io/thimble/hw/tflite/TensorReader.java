package io.thimble.hw.tflite;

import java.util.List;

/** Reads tensors, and holds their shapes against the buffers with their values. */
final class TensorReader {
  private final List<CheckedTable> buffers;

  TensorReader(List<CheckedTable> buffers) {
    this.buffers = buffers;
  }

  Tensor read(CheckedTable table) {
    int buffer = table.intField(2, 0);
    OperatorReader.requireIndex(buffer, buffers.size(), table.place() + ", the buffer's index");
    int dataBytes = buffers.get(buffer).length(0, "data", Byte.BYTES);
    var type = type(table);
    var tensor =
        new Tensor(
            type,
            shape(table),
            dataBytes > 0,
            table.byteField(5, 0) != 0,
            table
                .table(4, "quantization")
                .map(quantization -> quantization.length(2, "scales", Float.BYTES))
                .orElse(0),
            values(type, dataBytes, buffers.get(buffer)));
    if (tensor.constant() && tensor.bytes() != dataBytes) {
      throw MalformedModelException.broken(
          table.place(),
          "its shape %s takes %d bytes, its buffer %d has %d"
              .formatted(tensor.shape(), tensor.bytes(), buffer, dataBytes));
    }
    return tensor;
  }

  private static ElementType type(CheckedTable table) {
    int code = table.byteField(1, 0);
    return ElementType.ofCode(code)
        .orElseThrow(
            () ->
                new MalformedModelException(
                    table.place(),
                    "the size of its elements, type %d, is not known".formatted(code),
                    "export it with int8, int16, int32 or float32 tensors"));
  }

  /** What a constant of few int32 says; larger ones are weights or biases. */
  private static IntVector values(ElementType type, int dataBytes, CheckedTable buffer) {
    return type == ElementType.INT32 && dataBytes <= Tensor.MOST_VALUES * Integer.BYTES
        ? IntVector.owning(
            buffer.bytesAsIntegers(0, "data").stream().mapToInt(Integer::intValue).toArray())
        : IntVector.EMPTY;
  }

  private static IntVector shape(CheckedTable table) {
    var shape = table.indices(0, "shape");
    long elements = 1;
    for (int i = 0; i < shape.size(); i++) {
      int size = shape.get(i);
      elements = size < 0 ? -1 : elements * size;
      if (elements < 0 || elements > Integer.MAX_VALUE / Long.BYTES) {
        throw new MalformedModelException(
            table.place(),
            "its shape %s is out of range".formatted(shape),
            "the model was exported without fixed shapes");
      }
    }
    return shape;
  }
}
