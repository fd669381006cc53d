package io.thimble.worker.train;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Padding;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.arch.Window;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The layers in PyTorch's terms. Activations have PyTorch's order (clips, channels, height, width)
 * over memory in TensorFlow Lite's (channels last), which is faster on a CPU and makes flattening
 * and weights the same in both. Results belong to the manager of the activations.
 */
final class Operators {
  private static final Shape NO_PADDING = new Shape(0, 0);
  private static final Shape NO_DILATION = new Shape(1, 1);

  private Operators() {}

  /** Clips as they stand in a buffer, frame by frame, as an activation. */
  static PtNDArray activations(PtNDManager manager, ByteBuffer values, int clips, FeatureMap map) {
    var shape = new Shape(clips, map.height(), map.width(), map.channels());
    return channelsFirst((PtNDArray) manager.create(values, shape, DataType.FLOAT32));
  }

  /**
   * What a layer computes before normalization and activation.
   *
   * @param weights in TensorFlow Lite's order, of any shape
   * @param bias added to each channel; null: none
   */
  static PtNDArray apply(
      LayerPlan plan, PtNDArray input, @Nullable PtNDArray weights, @Nullable PtNDArray bias) {
    return switch (plan.layer()) {
      case Conv2d conv ->
          convolve(
              spatial(input, plan.input()),
              channelsFirst(reshaped(weights, conv.filters(), conv.window(), plan.input())),
              bias,
              conv.window(),
              plan.input(),
              1);
      case DepthwiseConv2d depthwise ->
          convolve(
              spatial(input, plan.input()),
              JniUtils.permute(
                  reshaped(weights, 1, depthwise.window(), plan.input()), new long[] {3, 0, 1, 2}),
              bias,
              depthwise.window(),
              plan.input(),
              plan.input().channels());
      case Dense dense ->
          JniUtils.linear(
              flattened(input, plan.input()),
              JniUtils.reshape(
                  present(weights), new long[] {dense.units(), plan.input().elements()}),
              bias);
      case GlobalAveragePool _ ->
          JniUtils.mean(JniUtils.flatten(spatial(input, plan.input()), 2, 3), 2, false);
      case Softmax _ -> input;
    };
  }

  /** Whether the layer's result goes through a ReLU. */
  static boolean rectified(LayerPlan plan) {
    return switch (plan.layer()) {
      case Conv2d _, DepthwiseConv2d _ -> true;
      case Dense dense -> dense.relu();
      case GlobalAveragePool _, Softmax _ -> false;
    };
  }

  private static PtNDArray convolve(
      PtNDArray input,
      PtNDArray weights,
      @Nullable PtNDArray bias,
      Window window,
      FeatureMap map,
      int groups) {
    var padding = window.padding();
    int top = before(padding, map.height(), window.kernelHeight(), window.strideHeight());
    int bottom = after(padding, map.height(), window.kernelHeight(), window.strideHeight());
    int left = before(padding, map.width(), window.kernelWidth(), window.strideWidth());
    int right = after(padding, map.width(), window.kernelWidth(), window.strideWidth());
    var stride = new Shape(window.strideHeight(), window.strideWidth());
    // PyTorch pads both sides alike; TensorFlow pads the end more where the total is odd.
    if (top == bottom && left == right) {
      return JniUtils.convolution(
          input, weights, bias, stride, new Shape(top, left), NO_DILATION, groups);
    }
    var padded = JniUtils.pad(input, new long[] {left, right, top, bottom}, 0);
    return JniUtils.convolution(padded, weights, bias, stride, NO_PADDING, NO_DILATION, groups);
  }

  private static int before(Padding padding, int steps, int kernel, int stride) {
    return padding.before(steps, kernel, stride);
  }

  private static int after(Padding padding, int steps, int kernel, int stride) {
    return padding.total(steps, kernel, stride) - padding.before(steps, kernel, stride);
  }

  /** (clips, height, width, channels) seen as (clips, channels, height, width); moves no memory. */
  private static PtNDArray channelsFirst(PtNDArray tensor) {
    return JniUtils.permute(tensor, new long[] {0, 3, 1, 2});
  }

  private static PtNDArray spatial(PtNDArray input, FeatureMap map) {
    return input.getShape().dimension() == 4
        ? input
        : channelsFirst(
            JniUtils.reshape(input, new long[] {-1, map.height(), map.width(), map.channels()}));
  }

  private static PtNDArray flattened(PtNDArray input, FeatureMap map) {
    if (input.getShape().dimension() == 2) {
      return input;
    }
    var channelsLast = JniUtils.permute(input, new long[] {0, 2, 3, 1});
    return JniUtils.reshape(channelsLast, new long[] {-1, map.elements()});
  }

  private static PtNDArray reshaped(
      @Nullable PtNDArray weights, int filters, Window window, FeatureMap input) {
    return JniUtils.reshape(
        present(weights),
        new long[] {filters, window.kernelHeight(), window.kernelWidth(), input.channels()});
  }

  private static PtNDArray present(@Nullable PtNDArray weights) {
    if (weights == null) {
      throw new IllegalArgumentException("The layer needs weights.");
    }
    return weights;
  }
}
