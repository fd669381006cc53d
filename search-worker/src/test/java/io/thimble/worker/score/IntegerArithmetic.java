package io.thimble.worker.score;

import io.thimble.hw.arch.Window;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.FusedActivation;
import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import io.thimble.hw.tflite.Tensor;

/**
 * TensorFlow Lite's integer arithmetic for a feed-forward graph of int8 or int16 activations,
 * written down independently: 8-bit quantization specification; for int16, the reference kernels'
 * int64 sums and multipliers of 15 bits (common.h, {@code MultiplyByQuantizedMultiplier} for
 * int64).
 */
final class IntegerArithmetic {
  private final Graph graph;
  private final FormatValues values;

  IntegerArithmetic(Model model, FormatValues values) {
    this.graph = model.main();
    this.values = values;
  }

  /** What enters the softmax. */
  int[] logits(int[] input) {
    int[] result = input;
    for (var operator : graph.operators()) {
      result =
          switch (operator.operation()) {
            case Operation.Convolution(var window, _, _) ->
                convolve(operator, window, result, false);
            case Operation.DepthwiseConvolution(var window, _, _) ->
                convolve(operator, window, result, true);
            case Operation.FullyConnected(var activation) ->
                dense(operator, activation == FusedActivation.RELU, result);
            case Operation.AveragePool _ -> averagePool(operator, result);
            default -> result;
          };
    }
    return result;
  }

  private int[] convolve(Operator operator, Window window, int[] input, boolean depthwise) {
    var from = graph.input(operator, 0).shape();
    var to = graph.output(operator).shape();
    int channels = from.last();
    long[] weights = values.constant(operator.inputs().get(1));
    var result = new int[Math.toIntExact(graph.output(operator).elements())];
    for (int i = 0; i < result.length; i++) {
      int o = i % to.last();
      int x = i / to.last() % to.get(2);
      int y = i / to.last() / to.get(2);
      long sum = values.constant(operator.inputs().get(2))[o];
      for (int tap = 0; tap < window.area(); tap++) {
        int top = before(window, from.get(1), true);
        int left = before(window, from.get(2), false);
        int row = y * window.strideHeight() + tap / window.kernelWidth() - top;
        int column = x * window.strideWidth() + tap % window.kernelWidth() - left;
        if (row < 0 || column < 0 || row >= from.get(1) || column >= from.get(2)) {
          continue;
        }
        int source = (row * from.get(2) + column) * channels;
        for (int c = 0; c < (depthwise ? 1 : channels); c++) {
          long weight =
              weights[depthwise ? tap * channels + o : (o * window.area() + tap) * channels + c];
          sum += (input[source + (depthwise ? o : c)] - zeroPoint(operator, true)) * weight;
        }
      }
      double scale =
          (double) values.scale(0, operator.inputs().get(0), 0)
              * values.scale(0, operator.inputs().get(1), o)
              / values.scale(0, operator.outputs().get(0), 0);
      boolean wide = isWide(graph.output(operator));
      result[i] = output(operator, wide ? wide(sum, scale) : narrow((int) sum, scale), true);
    }
    return result;
  }

  private static int before(Window window, int size, boolean inTime) {
    return window
        .padding()
        .before(
            size,
            inTime ? window.kernelHeight() : window.kernelWidth(),
            inTime ? window.strideHeight() : window.strideWidth());
  }

  private int[] dense(Operator operator, boolean relu, int[] input) {
    var result = new int[graph.output(operator).depth()];
    // For int8 the runtimes multiply the two scales as floats here, as doubles in convolutions.
    float in = values.scale(0, operator.inputs().get(0), 0);
    float weight = values.scale(0, operator.inputs().get(1), 0);
    float out = values.scale(0, operator.outputs().get(0), 0);
    long[] weights = values.constant(operator.inputs().get(1));
    for (int o = 0; o < result.length; o++) {
      long sum = values.constant(operator.inputs().get(2))[o];
      for (int i = 0; i < input.length; i++) {
        sum += (input[i] - zeroPoint(operator, true)) * weights[o * input.length + i];
      }
      long multiplied =
          isWide(graph.output(operator))
              ? Math.round(sum * ((double) in * weight / out))
              : narrow((int) sum, (double) (in * weight) / out);
      result[o] = output(operator, multiplied, relu);
    }
    return result;
  }

  private int[] averagePool(Operator operator, int[] input) {
    int channels = graph.output(operator).depth();
    int places = input.length / channels;
    var result = new int[channels];
    for (int c = 0; c < channels; c++) {
      int sum = 0;
      for (int place = 0; place < places; place++) {
        sum += input[place * channels + c];
      }
      // Half away from zero.
      result[c] = (sum + (sum > 0 ? places / 2 : -places / 2)) / places;
    }
    return result;
  }

  private int output(Operator operator, long multiplied, boolean relu) {
    boolean wide = isWide(graph.output(operator));
    int zeroPoint = zeroPoint(operator, false);
    long value = multiplied + zeroPoint;
    int least = wide ? Short.MIN_VALUE : Byte.MIN_VALUE;
    int most = wide ? Short.MAX_VALUE : Byte.MAX_VALUE;
    return Math.clamp(value, relu ? Math.max(least, zeroPoint) : least, most);
  }

  private int zeroPoint(Operator operator, boolean entering) {
    return values.zeroPoint(0, entering ? operator.inputs().get(0) : operator.outputs().get(0));
  }

  private static boolean isWide(Tensor tensor) {
    return tensor.type() == ElementType.INT16;
  }

  /** A fraction of 31 bits, and the power of two that goes with it. */
  private static int exponent(double scale) {
    int exponent = Math.getExponent(scale) + 1;
    return Math.round(Math.scalb(scale, 31 - exponent)) == 1L << 31 ? exponent + 1 : exponent;
  }

  private static long fraction(double scale) {
    return Math.round(Math.scalb(scale, 31 - exponent(scale)));
  }

  private static long wide(long sum, double scale) {
    long fraction = fraction(scale);
    long reduced = fraction < 0x7FFF0000 ? (fraction + (1 << 15)) >> 16 : 0x7FFF;
    int shift = 15 - exponent(scale);
    return (sum * reduced + (1L << (shift - 1))) >> shift;
  }

  private static long narrow(int sum, double scale) {
    int left = Math.max(exponent(scale), 0);
    int right = Math.max(-exponent(scale), 0);
    long product = (long) (sum << left) * fraction(scale);
    long nudge = product >= 0 ? 1 << 30 : 1 - (1 << 30);
    int high = (int) ((product + nudge) / (1L << 31));
    return right == 0 ? high : (high + (1 << (right - 1))) >> right;
  }
}
