package io.thimble.worker.quantize;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import io.thimble.worker.train.TrainedLayer;
import java.util.Arrays;

/**
 * One layer in float. The innermost loops run over output channels that stand side by side in
 * memory, which the Java compiler turns into vector instructions.
 */
@FunctionalInterface
interface FloatKernel {
  /** Computes {@code output}, every element of it, from {@code input}. */
  void run(float[] input, float[] output);

  /** The kernel of a layer between these shapes. */
  static FloatKernel of(TrainedLayer trained, FeatureMap input, FeatureMap output) {
    return switch (trained.layer()) {
      case Conv2d conv -> convolution(trained, conv.window(), input, output);
      case DepthwiseConv2d depthwise -> depthwise(trained, depthwise.window(), input, output);
      case Dense dense -> dense(trained, input.elements(), dense);
      case GlobalAveragePool _ -> averagePool(input);
      case Recurrent stack -> new RecurrentKernel(stack, trained, input);
      case Softmax _ -> (from, to) -> System.arraycopy(from, 0, to, 0, to.length);
    };
  }

  private static FloatKernel convolution(
      TrainedLayer trained, Window window, FeatureMap input, FeatureMap output) {
    int channels = input.channels();
    int filters = output.channels();
    var weights = transposed(trained.weights(), filters);
    return (from, to) -> {
      fill(to, trained.biases());
      eachTap(
          window,
          input,
          output,
          (source, tap, target) -> {
            for (int c = 0; c < channels; c++) {
              addScaled(
                  from[source * channels + c],
                  weights,
                  (tap * channels + c) * filters,
                  to,
                  target * filters,
                  filters);
            }
          });
      rectify(to);
    };
  }

  private static FloatKernel depthwise(
      TrainedLayer trained, Window window, FeatureMap input, FeatureMap output) {
    int channels = input.channels();
    var weights = trained.weights();
    return (from, to) -> {
      fill(to, trained.biases());
      eachTap(
          window,
          input,
          output,
          (source, tap, target) -> {
            for (int c = 0; c < channels; c++) {
              to[target * channels + c] +=
                  from[source * channels + c] * weights[tap * channels + c];
            }
          });
      rectify(to);
    };
  }

  private static FloatKernel dense(TrainedLayer trained, int inputs, Dense dense) {
    var weights = transposed(trained.weights(), dense.units());
    return (from, to) -> {
      fill(to, trained.biases());
      for (int i = 0; i < inputs; i++) {
        addScaled(from[i], weights, i * dense.units(), to, 0, dense.units());
      }
      if (dense.relu()) {
        rectify(to);
      }
    };
  }

  private static FloatKernel averagePool(FeatureMap input) {
    int places = input.height() * input.width();
    return (from, to) -> {
      Arrays.fill(to, 0);
      for (int i = 0; i < from.length; i++) {
        to[i % to.length] += from[i];
      }
      for (int c = 0; c < to.length; c++) {
        to[c] /= places;
      }
    };
  }

  /** One weight position of a window at one place: which input place meets which output place. */
  @FunctionalInterface
  interface Tap {
    void visit(int source, int tap, int target);
  }

  private static void eachTap(Window window, FeatureMap input, FeatureMap output, Tap visitor) {
    var padding = window.padding();
    int top = padding.before(input.height(), window.kernelHeight(), window.strideHeight());
    int left = padding.before(input.width(), window.kernelWidth(), window.strideWidth());
    for (int y = 0; y < output.height(); y++) {
      for (int x = 0; x < output.width(); x++) {
        for (int ky = 0; ky < window.kernelHeight(); ky++) {
          int sourceY = y * window.strideHeight() + ky - top;
          for (int kx = 0; kx < window.kernelWidth(); kx++) {
            int sourceX = x * window.strideWidth() + kx - left;
            if (sourceY >= 0
                && sourceY < input.height()
                && sourceX >= 0
                && sourceX < input.width()) {
              visitor.visit(
                  sourceY * input.width() + sourceX,
                  ky * window.kernelWidth() + kx,
                  y * output.width() + x);
            }
          }
        }
      }
    }
  }

  private static void addScaled(
      float factor, float[] from, int fromStart, float[] to, int toStart, int count) {
    // Behind a ReLU about half of the factors are zero.
    if (factor == 0) {
      return;
    }
    for (int i = 0; i < count; i++) {
      to[toStart + i] += factor * from[fromStart + i];
    }
  }

  private static void fill(float[] values, float[] biases) {
    for (int start = 0; start < values.length; start += biases.length) {
      System.arraycopy(biases, 0, values, start, biases.length);
    }
  }

  private static void rectify(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], 0);
    }
  }

  /** From (outputs, inputs) to (inputs, outputs). */
  private static float[] transposed(float[] weights, int outputs) {
    int inputs = weights.length / outputs;
    var result = new float[weights.length];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        result[i * outputs + o] = weights[o * inputs + i];
      }
    }
    return result;
  }
}
