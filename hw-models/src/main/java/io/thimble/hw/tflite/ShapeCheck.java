package io.thimble.hw.tflite;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tensorflow.lite.schema.BuiltinOptions;

/**
 * What kernels that take tensors apart or see them otherwise take for granted (TensorFlow Lite,
 * reshape.cc, reduce.cc, gather.cc, split.cc, strided_slice.cc).
 */
final class ShapeCheck {
  private static final int MOST_DIMENSIONS = 4;

  private ShapeCheck() {}

  static long reshape(Inspected operator) {
    operator.requireInputs(1, 2);
    var input = operator.activation(0);
    var output = operator.out();
    if (operator.has(1)) {
      requireShape(operator, operator.constant(1), output);
    } else {
      requireShape(
          operator,
          operator.options(BuiltinOptions.ReshapeOptions).indices(0, "new shape"),
          output);
    }
    operator.require(
        output.type() == input.type() && output.elements() == input.elements(),
        "it makes %s of %s".formatted(output.shape(), input.shape()));
    return input.elements();
  }

  private static void requireShape(Inspected operator, IntVector stated, Tensor output) {
    boolean agrees = stated.size() == output.shape().size() && stated.size() <= MOST_DIMENSIONS;
    long open = 0;
    for (int i = 0; agrees && i < stated.size(); i++) {
      open += stated.get(i) == -1 ? 1 : 0;
      agrees = (stated.get(i) == -1 && open == 1) || stated.get(i) == output.shape().get(i);
    }
    operator.require(
        agrees && output.elements() > 0,
        "its shape %s is not that of its output %s".formatted(stated, output.shape()));
  }

  static long mean(Inspected operator) {
    operator.requireInputs(2, 2);
    var input = operator.activation(0);
    int rank = input.shape().size();
    boolean keeps =
        operator.hasOptions()
            && operator.options(BuiltinOptions.ReducerOptions).byteField(0, 0) != 0;
    operator.require(
        rank >= 1 && rank <= MOST_DIMENSIONS && input.elements() > 0,
        "its input has the shape %s".formatted(input.shape()));
    var axes = new TreeSet<Integer>();
    var stated = operator.constant(1);
    for (int i = 0; i < stated.size(); i++) {
      operator.require(
          -rank <= stated.get(i) && stated.get(i) < rank,
          "its axis is %d".formatted(stated.get(i)));
      axes.add(Math.floorMod(stated.get(i), rank));
    }
    operator.require(
        !axes.isEmpty() && axes.size() == stated.size(), "its axes repeat or are none");
    var shape = new ArrayList<Integer>();
    for (int i = 0; i < rank; i++) {
      if (!axes.contains(i)) {
        shape.add(input.shape().get(i));
      } else if (keeps) {
        shape.add(1);
      }
    }
    operator.requireOutput(input.type(), shape.stream().mapToInt(Integer::intValue).toArray());
    return input.elements();
  }

  /**
   * A slice by an index that is known to lie below {@code indexBound}.
   *
   * @param indexBound above every value of the index, which is never negative
   */
  static long gather(Inspected operator, int axis, long indexBound) {
    var options = operator.options(BuiltinOptions.GatherOptions);
    operator.requireInputs(2, 2);
    var input = operator.activation(0);
    var index = operator.in(1);
    operator.require(options.intField(1, 0) == 0, "it gathers in batches");
    operator.require(
        0 <= axis && axis < input.shape().size() && input.shape().size() <= MOST_DIMENSIONS,
        "its axis (%d) is none of %s".formatted(axis, input.shape()));
    operator.require(
        index.type() == ElementType.INT32 && index.shape().isEmpty(),
        "its index is no single int32");
    operator.require(
        indexBound <= input.shape().get(axis),
        "its index goes up to %d in %s".formatted(indexBound - 1, input.shape()));
    operator.requireOutput(input.type(), without(input.shape(), axis));
    return operator.out().elements();
  }

  static long split(Inspected operator, int parts) {
    operator.options(BuiltinOptions.SplitOptions);
    operator.requireInputs(2, 2);
    var input = operator.activation(1);
    var axis = operator.constant(0);
    int rank = input.shape().size();
    operator.require(
        axis.size() == 1 && -rank <= axis.get(0) && axis.get(0) < rank && rank <= MOST_DIMENSIONS,
        "its axis %s is none of %s".formatted(axis, input.shape()));
    int at = Math.floorMod(axis.get(0), rank);
    int[] shape = input.shape().stream().toArray();
    operator.require(
        parts > 0
            && shape[at] > 0
            && shape[at] % parts == 0
            && operator.operator().outputs().size() == parts,
        "%s in %d parts".formatted(input.shape(), parts));
    shape[at] /= parts;
    var outputs = operator.operator().outputs();
    for (int i = 0; i < parts; i++) {
      operator.requireShape(operator.graph().tensors().get(outputs.get(i)), input.type(), shape);
    }
    return input.elements();
  }

  /** Steps of one; bounds within the tensor; no new dimensions. */
  static long slice(Inspected operator, int shrinkAxisMask) {
    var options = operator.options(BuiltinOptions.StridedSliceOptions);
    operator.requireInputs(4, 4);
    var input = operator.activation(0);
    int rank = input.shape().size();
    operator.require(
        options.intField(2, 0) == 0 && options.intField(3, 0) == 0 && options.byteField(5, 0) == 0,
        "it has an ellipsis, new dimensions or offsets");
    var bounds = List.of(operator.constant(1), operator.constant(2), operator.constant(3));
    operator.require(
        rank >= 1
            && rank <= MOST_DIMENSIONS
            && shrinkAxisMask >>> rank == 0
            && bounds.stream().allMatch(bound -> bound.size() == rank),
        "its bounds do not fit %s".formatted(input.shape()));
    var shape = new ArrayList<Integer>();
    for (int i = 0; i < rank; i++) {
      int size = input.shape().get(i);
      int from = masked(options.intField(0, 0), i) ? 0 : inside(bounds.get(0).get(i), size);
      boolean shrinks = masked(shrinkAxisMask, i);
      int to =
          shrinks
              ? from + 1
              : masked(options.intField(1, 0), i) ? size : inside(bounds.get(1).get(i), size);
      operator.require(
          bounds.get(2).get(i) == 1 && 0 <= from && from < to && to <= size,
          "it takes %d to %d of %d".formatted(from, to, size));
      if (!shrinks) {
        shape.add(to - from);
      }
    }
    operator.requireOutput(input.type(), shape.stream().mapToInt(Integer::intValue).toArray());
    return operator.out().elements();
  }

  private static boolean masked(int mask, int bit) {
    return (mask >> bit & 1) != 0;
  }

  private static int inside(int index, int size) {
    return index < 0 ? index + size : index;
  }

  private static int[] without(IntVector shape, int axis) {
    return IntStream.range(0, shape.size()).filter(i -> i != axis).map(shape::get).toArray();
  }
}
