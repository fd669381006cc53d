package io.thimble.hw.tflite;

import java.util.List;

/**
 * What a graph knows of a tensor, values aside.
 *
 * @param type what its elements are
 * @param shape sizes of its dimensions; none for a single value
 * @param constant whether its values stand in the file
 * @param variable whether it keeps its values from one inference to the next
 * @param scales quantization scales: 0 for none, 1 for the whole tensor, else one for each channel
 */
public record Tensor(
    ElementType type, List<Integer> shape, boolean constant, boolean variable, int scales) {
  public Tensor {
    shape = List.copyOf(shape);
  }

  /** An int8 tensor that an operator writes, with one scale. */
  static Tensor activation(Integer... shape) {
    return new Tensor(ElementType.INT8, List.of(shape), false, false, 1);
  }

  /** A tensor whose values stand in the file. */
  static Tensor constant(ElementType type, int scales, Integer... shape) {
    return new Tensor(type, List.of(shape), true, false, scales);
  }

  /** The number of elements; zero when a dimension is zero. */
  public long elements() {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** Bytes of all elements. */
  public long bytes() {
    return Math.multiplyExact(elements(), type.bytes());
  }

  /** The size of a dimension, or 1 where there are not that many. */
  public int dimension(int index) {
    return index < shape.size() ? shape.get(index) : 1;
  }

  /** The size of the last dimension: the channels; 1 for a single value. */
  public int depth() {
    return shape.isEmpty() ? 1 : shape.getLast();
  }
}
