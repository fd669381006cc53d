package io.thimble.worker.score;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedKernel;
import io.thimble.hw.tflite.QuantizedLoop;
import io.thimble.hw.tflite.QuantizedLstm;
import io.thimble.hw.tflite.QuantizedNetwork;

/**
 * TensorFlow Lite's published integer arithmetic, written down independently: 8-bit quantization
 * specification; Jacob et al., arXiv 1712.05877, section 2.2 and appendix B.
 */
final class Int8Reference {
  private final QuantizedNetwork network;

  Int8Reference(QuantizedNetwork network) {
    this.network = network;
  }

  /** What enters the softmax. */
  byte[] logits(byte[] input) {
    var shapes = network.architecture().shapes();
    var entering = network.input();
    var values = input;
    for (int i = 0; i < network.layers().size(); i++) {
      var layer = network.layers().get(i);
      int steps = shapes.get(i).height();
      values =
          switch (layer) {
            case QuantizedKernel kernel ->
                run(kernel, values, entering, shapes.get(i), shapes.get(i + 1));
            case QuantizedLstm lstm -> LstmReference.run(lstm, values, entering, steps);
            case QuantizedLoop loop -> LoopReference.run(loop, values, entering, steps);
          };
      entering = layer.output();
    }
    return values;
  }

  /** The softmax in real numbers, quantized. */
  byte[] scores(byte[] logits) {
    var quantization = network.layers().get(network.layers().size() - 2).output();
    double sum = 0;
    for (var logit : logits) {
      sum += Math.exp(quantization.dequantize(logit));
    }
    var scores = new byte[logits.length];
    for (int i = 0; i < scores.length; i++) {
      var score = (float) (Math.exp(quantization.dequantize(logits[i])) / sum);
      scores[i] = Quantization.SOFTMAX.quantize(score);
    }
    return scores;
  }

  private static byte[] run(
      QuantizedKernel layer, byte[] values, Quantization in, FeatureMap from, FeatureMap to) {
    return switch (layer.layer()) {
      case Conv2d conv -> convolve(layer, conv.window(), values, in, from, to, false);
      case DepthwiseConv2d depthwise ->
          convolve(layer, depthwise.window(), values, in, from, to, true);
      case Dense dense -> dense(layer, dense.relu(), values, in);
      case Recurrent recurrent ->
          throw new IllegalArgumentException("%s is no single operator.".formatted(recurrent));
      case GlobalAveragePool _ -> averagePool(values, from);
      case Softmax _ -> values;
    };
  }

  private static byte[] convolve(
      QuantizedKernel layer,
      Window window,
      byte[] values,
      Quantization in,
      FeatureMap from,
      FeatureMap to,
      boolean depthwise) {
    var result = new byte[to.elements()];
    for (int i = 0; i < result.length; i++) {
      int o = i % to.channels();
      int x = i / to.channels() % to.width();
      int y = i / to.channels() / to.width();
      int sum = layer.biases()[o];
      for (int tap = 0; tap < window.area(); tap++) {
        int source = source(window, from, y, x, tap);
        for (int c = 0; source >= 0 && c < (depthwise ? 1 : from.channels()); c++) {
          int weight =
              depthwise
                  ? tap * from.channels() + o
                  : (o * window.area() + tap) * from.channels() + c;
          int value = values[source * from.channels() + (depthwise ? o : c)];
          sum += (value - in.zeroPoint()) * layer.weights()[weight];
        }
      }
      var weightScale = layer.weightScales()[layer.weightScales().length == 1 ? 0 : o];
      var scale = (double) in.scale() * weightScale / layer.output().scale();
      result[i] = output(sum, new Multiplier(scale), layer.output(), true);
    }
    return result;
  }

  /** The place of the input that a weight position meets, or -1 in the padding. */
  private static int source(Window window, FeatureMap from, int y, int x, int tap) {
    var padding = window.padding();
    int top = padding.before(from.height(), window.kernelHeight(), window.strideHeight());
    int left = padding.before(from.width(), window.kernelWidth(), window.strideWidth());
    int sourceY = y * window.strideHeight() + tap / window.kernelWidth() - top;
    int sourceX = x * window.strideWidth() + tap % window.kernelWidth() - left;
    boolean inside =
        sourceY >= 0 && sourceY < from.height() && sourceX >= 0 && sourceX < from.width();
    return inside ? sourceY * from.width() + sourceX : -1;
  }

  private static byte[] dense(QuantizedKernel layer, boolean relu, byte[] values, Quantization in) {
    var result = new byte[layer.biases().length];
    // The runtimes multiply the two scales as floats here, as doubles in convolutions.
    var product = in.scale() * layer.weightScales()[0];
    var multiplier = new Multiplier((double) product / layer.output().scale());
    for (int o = 0; o < result.length; o++) {
      int sum = layer.biases()[o];
      for (int i = 0; i < values.length; i++) {
        sum += (values[i] - in.zeroPoint()) * layer.weights()[o * values.length + i];
      }
      result[o] = output(sum, multiplier, layer.output(), relu);
    }
    return result;
  }

  private static byte[] averagePool(byte[] values, FeatureMap from) {
    int places = from.height() * from.width();
    var result = new byte[from.channels()];
    for (int c = 0; c < result.length; c++) {
      int sum = 0;
      for (int place = 0; place < places; place++) {
        sum += values[place * from.channels() + c];
      }
      // Half away from zero.
      result[c] = (byte) ((sum + (sum > 0 ? places / 2 : -places / 2)) / places);
    }
    return result;
  }

  private static byte output(
      int sum, Multiplier multiplier, Quantization quantization, boolean relu) {
    int value = multiplier.applyHalfUp(sum) + quantization.zeroPoint();
    int lowest = relu ? Math.max(Byte.MIN_VALUE, quantization.zeroPoint()) : Byte.MIN_VALUE;
    return (byte) Math.clamp(value, lowest, Byte.MAX_VALUE);
  }
}
