package io.thimble.hw.tflite;

/**
 * What a graph knows of a tensor, trained values aside.
 *
 * @param type what its elements are
 * @param shape sizes of its dimensions; none for a single value
 * @param constant whether its values stand in the file
 * @param variable whether it keeps its values from one inference to the next
 * @param scales quantization scales: 0 for none, 1 for the whole tensor, else one for each channel
 * @param values the values of a constant of few int32, which say what an operator does; else none
 */
public record Tensor(
    ElementType type,
    IntVector shape,
    boolean constant,
    boolean variable,
    int scales,
    IntVector values) {
  /** The largest number of int32 that {@link #values} holds; shapes and axes are shorter. */
  static final int MOST_VALUES = 8;

  /** A tensor that an operator writes, with one scale. */
  static Tensor activation(ElementType type, int... shape) {
    return new Tensor(type, IntVector.owning(shape), false, false, 1, IntVector.EMPTY);
  }

  /** A tensor without a scale that an operator writes. */
  static Tensor unscaled(ElementType type, int... shape) {
    return new Tensor(type, IntVector.owning(shape), false, false, 0, IntVector.EMPTY);
  }

  /** A tensor whose trained values stand in the file. */
  static Tensor constants(ElementType type, int scales, int count) {
    return new Tensor(type, IntVector.single(count), true, false, scales, IntVector.EMPTY);
  }

  /** As {@link #constants}, of any shape. */
  static Tensor constant(ElementType type, int scales, int... shape) {
    return new Tensor(type, IntVector.owning(shape), true, false, scales, IntVector.EMPTY);
  }

  /** A state that lasts from one step to the next, with one scale. */
  static Tensor variable(ElementType type, int... shape) {
    return new Tensor(type, IntVector.owning(shape), false, true, 1, IntVector.EMPTY);
  }

  /** A single int32. */
  static Tensor scalar(int value) {
    return new Tensor(ElementType.INT32, IntVector.EMPTY, true, false, 0, IntVector.owning(value));
  }

  /** A vector of int32. */
  static Tensor vector(int... values) {
    return new Tensor(
        ElementType.INT32,
        IntVector.owning(values.length),
        true,
        false,
        0,
        IntVector.owning(values));
  }

  /** The number of elements; zero when a dimension is zero. */
  public long elements() {
    return shape.product();
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
    return shape.isEmpty() ? 1 : shape.last();
  }

  /** Whether an operator writes it during inference, so that it needs a place in the arena. */
  public boolean isPlanned() {
    return !constant && !variable && elements() > 0;
  }
}
