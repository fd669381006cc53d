package io.thimble.worker.score;

import io.thimble.hw.tflite.LoopMatrix;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A vector of int16 with its scale, and TensorFlow Lite's arithmetic on it, written down
 * independently (fully_connected.h, add.h, sub.h and mul.h of the reference kernels).
 *
 * @param values the integers
 * @param scale size of one step
 */
record Int16Vectors(int[] values, float scale) {
  private static final float UNIT = 1f / (1 << 15);
  private static final int SUM_BITS = 15;

  static Int16Vectors zeros(int count, float scale) {
    return new Int16Vectors(new int[count], scale);
  }

  Int16Vectors times(LoopMatrix matrix) {
    int rows = matrix.matrix().weights().length / values.length;
    double factor = (double) scale * matrix.matrix().scale() / matrix.result();
    // With biases the kernel multiplies in doubles; without, by the product of two floats.
    var withoutBias = new Multiplier((double) (scale * matrix.matrix().scale()) / matrix.result());
    return each(
        rows,
        matrix.result(),
        row -> {
          long sum = matrix.biases().length == 0 ? 0 : matrix.biases()[row];
          for (int i = 0; i < values.length; i++) {
            sum += (long) values[i] * matrix.matrix().weights()[row * values.length + i];
          }
          if (matrix.biases().length == 0) {
            return withoutBias.applyHalfUp((int) sum);
          }
          return (int) Math.clamp(Math.round(sum * factor), Short.MIN_VALUE, Short.MAX_VALUE);
        });
  }

  Int16Vectors plus(Int16Vectors other, float result) {
    return sum(other, result, 1);
  }

  Int16Vectors minus(Int16Vectors other, float result) {
    return sum(other, result, -1);
  }

  private Int16Vectors sum(Int16Vectors other, float result, int sign) {
    double twice = 2 * Math.max(scale, other.scale);
    var first = new Multiplier(scale / twice);
    var second = new Multiplier(other.scale / twice);
    var last = new Multiplier(twice / ((1 << SUM_BITS) * (double) result));
    return each(
        values.length,
        result,
        i ->
            last.apply(
                first.apply(values[i] << SUM_BITS)
                    + sign * second.apply(other.values[i] << SUM_BITS)));
  }

  Int16Vectors times(Int16Vectors other, float result) {
    var multiplier = new Multiplier((double) scale * other.scale / result);
    return each(values.length, result, i -> multiplier.apply(values[i] * other.values[i]));
  }

  Int16Vectors sigmoid() {
    var curve = new Int16Curve(scale);
    return each(values.length, UNIT, i -> curve.sigmoid(values[i]));
  }

  Int16Vectors tanh() {
    var curve = new Int16Curve(scale);
    return each(values.length, UNIT, i -> curve.tanh(values[i]));
  }

  Int16Vectors part(int index, int parts) {
    int count = values.length / parts;
    return each(count, scale, i -> values[index * count + i]);
  }

  private static Int16Vectors each(int count, float scale, IntUnaryOperator value) {
    var values =
        IntStream.range(0, count)
            .map(value)
            .map(raw -> Math.clamp(raw, Short.MIN_VALUE, Short.MAX_VALUE))
            .toArray();
    return new Int16Vectors(values, scale);
  }
}
