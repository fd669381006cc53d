package io.thimble.hw.tflite;

import org.tensorflow.lite.schema.BuiltinOptions;

/**
 * What kernels that go value by value take for granted (TensorFlow Lite, add.cc, sub.cc, mul.cc,
 * activations.cc, cast.cc, quantize.cc, comparisons.cc).
 */
final class ElementwiseCheck {
  /** ADD and SUB scale their inputs up by 2^20 in int8 and by 2^15 in int16. */
  private static final double HEADROOM = 1 << 20;

  private static final double WIDE_HEADROOM = 1 << 15;

  private ElementwiseCheck() {}

  static long sum(Inspected operator, int kind) {
    return sameShapes(operator, kind, true);
  }

  static long product(Inspected operator) {
    return sameShapes(operator, BuiltinOptions.MulOptions, false);
  }

  static long less(Inspected operator) {
    operator.requireInputs(2, 2);
    for (int position = 0; position < 2; position++) {
      operator.requireShape(operator.in(position), ElementType.INT32);
    }
    operator.requireShape(operator.out(), ElementType.BOOL);
    return 1;
  }

  static long softmax(Inspected operator) {
    operator.requireInputs(1, 1);
    float beta =
        Float.intBitsToFloat(operator.options(BuiltinOptions.SoftmaxOptions).intField(0, 0));
    operator.require(beta > 0 && beta <= 1000, "its beta is %s".formatted(beta));
    return sameAsInput(operator);
  }

  static long activation(Inspected operator) {
    operator.requireInputs(1, 1);
    return sameAsInput(operator);
  }

  /** Between int8 and int16, value by value. */
  static long cast(Inspected operator) {
    operator.requireInputs(1, 1);
    var input = operator.activation(0);
    if (operator.hasOptions()) {
      var options = operator.options(BuiltinOptions.CastOptions);
      operator.require(
          options.byteField(0, 0) == input.type().code()
              && options.byteField(1, 0) == operator.out().type().code(),
          "its options name other types");
    }
    operator.require(
        Inspected.isActivation(operator.out()), "its output is neither int8 nor int16");
    operator.requireOutput(operator.out().type(), input.shape().stream().toArray());
    return input.elements();
  }

  private static long sameAsInput(Inspected operator) {
    var input = operator.activation(0);
    operator.require(
        !input.shape().isEmpty() && input.shape().size() <= 4 && input.elements() > 0,
        "its input has the shape %s".formatted(input.shape()));
    operator.requireOutput(input.type(), input.shape().stream().toArray());
    return input.elements();
  }

  private static long sameShapes(Inspected operator, int kind, boolean scaledUp) {
    if (operator.hasOptions()) {
      operator.options(kind);
    }
    operator.requireInputs(2, 2);
    if (operator.in(0).type() == ElementType.INT32) {
      for (int position = 0; position < 2; position++) {
        operator.requireShape(operator.in(position), ElementType.INT32);
      }
      operator.requireShape(operator.out(), ElementType.INT32);
      return 1;
    }
    var first = operator.activation(0);
    var second = operator.activation(1);
    operator.require(
        first.shape().equals(second.shape())
            && first.type() == second.type()
            && first.elements() > 0,
        "its inputs %s and %s differ".formatted(first.shape(), second.shape()));
    operator.requireOutput(first.type(), first.shape().stream().toArray());
    if (scaledUp) {
      double largest = Math.max(operator.inScales(0).scale(), operator.inScales(1).scale());
      double room = first.type() == ElementType.INT8 ? HEADROOM : WIDE_HEADROOM;
      operator.require(
          2 * largest < room * operator.outScales().scale(),
          "its output's scale (%s) is far below its inputs'"
              .formatted(operator.outScales().scale()));
    }
    return first.elements();
  }
}
