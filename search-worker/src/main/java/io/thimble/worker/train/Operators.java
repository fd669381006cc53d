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
import io.thimble.hw.arch.Recurrent;
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
  /** (clips, height, width, channels) seen as (clips, channels, height, width). */
  private static final long[] CHANNELS_FIRST = {0, 3, 1, 2};

  /** (1, height, width, channels) seen as (channels, 1, height, width). */
  private static final long[] DEPTHWISE_KERNEL = {3, 0, 1, 2};

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
      case Conv2d conv -> convolve(plan, conv.window(), conv.filters(), 1, input, weights, bias);
      case DepthwiseConv2d depthwise ->
          convolve(plan, depthwise.window(), 1, plan.input().channels(), input, weights, bias);
      case Dense dense ->
          plan.channelsFirst() && input.getShape().dimension() == 4
              ? denseOverChannels(plan, dense, input, present(weights), bias)
              : JniUtils.linear(
                  flattened(input, plan.input()),
                  JniUtils.reshape(
                      present(weights), new long[] {dense.units(), plan.input().elements()}),
                  bias);
      case GlobalAveragePool _ ->
          JniUtils.sum(spatial(input, plan.input()), new long[] {2, 3}, false)
              .mul(1f / (plan.input().height() * plan.input().width()));
      case Recurrent stack ->
          RecurrentOperators.lastState(
              stack, plan.input(), sequences(input, plan.input()), present(weights), present(bias));
      case Softmax _ -> input;
    };
  }

  /** Whether the layer's result goes through a ReLU. */
  static boolean rectified(LayerPlan plan) {
    return switch (plan.layer()) {
      case Conv2d _, DepthwiseConv2d _ -> true;
      case Dense dense -> dense.relu();
      case Recurrent _, GlobalAveragePool _, Softmax _ -> false;
    };
  }

  /** Brings the weights into the order of the values: they are fewer, and their gradient too. */
  private static PtNDArray denseOverChannels(
      LayerPlan plan, Dense dense, PtNDArray input, PtNDArray weights, @Nullable PtNDArray bias) {
    var map = plan.input();
    var spatial =
        JniUtils.reshape(
            weights, new long[] {dense.units(), map.height(), map.width(), map.channels()});
    var shape = new long[] {-1, map.elements()};
    return JniUtils.linear(
        JniUtils.reshape(input, shape),
        JniUtils.reshape(JniUtils.permute(spatial, CHANNELS_FIRST), shape),
        bias);
  }

  private static PtNDArray convolve(
      LayerPlan plan,
      Window window,
      int filters,
      int groups,
      PtNDArray input,
      @Nullable PtNDArray weights,
      @Nullable PtNDArray bias) {
    var map = plan.input();
    var kernel =
        JniUtils.reshape(
            present(weights),
            new long[] {filters, window.kernelHeight(), window.kernelWidth(), map.channels()});
    // (filters, height, width, inputs), or for depthwise (1, height, width, channels).
    var order = groups == 1 ? CHANNELS_FIRST : DEPTHWISE_KERNEL;
    var ordered = JniUtils.permute(kernel, order);
    var values = spatial(input, map);
    if (plan.channelsFirst() || (map.channels() == 1 && plan.output().width() == 1)) {
      // Besides, PyTorch 2.7.1 computes a wrong result for one channel and one column from memory
      // in channels-last order when the strides differ.
      ordered = compact(ordered);
      values = compact(values);
    }
    return convolve(window, map, groups, values, ordered, bias);
  }

  private static PtNDArray convolve(
      Window window,
      FeatureMap map,
      int groups,
      PtNDArray values,
      PtNDArray kernel,
      @Nullable PtNDArray bias) {
    var padding = window.padding();
    int top = before(padding, map.height(), window.kernelHeight(), window.strideHeight());
    int bottom = after(padding, map.height(), window.kernelHeight(), window.strideHeight());
    int left = before(padding, map.width(), window.kernelWidth(), window.strideWidth());
    int right = after(padding, map.width(), window.kernelWidth(), window.strideWidth());
    var stride = new Shape(window.strideHeight(), window.strideWidth());
    // PyTorch pads both sides alike; TensorFlow pads the end more where the total is odd.
    if (top == bottom && left == right) {
      return JniUtils.convolution(
          values, kernel, bias, stride, new Shape(top, left), NO_DILATION, groups);
    }
    var padded = JniUtils.pad(values, new long[] {left, right, top, bottom}, 0);
    return JniUtils.convolution(padded, kernel, bias, stride, NO_PADDING, NO_DILATION, groups);
  }

  /** The same tensor over memory in its own order. */
  private static PtNDArray compact(PtNDArray tensor) {
    var shape = tensor.getShape().getShape();
    return JniUtils.reshape(JniUtils.reshape(tensor, new long[] {-1}), shape);
  }

  private static int before(Padding padding, int steps, int kernel, int stride) {
    return padding.before(steps, kernel, stride);
  }

  private static int after(Padding padding, int steps, int kernel, int stride) {
    return padding.total(steps, kernel, stride) - padding.before(steps, kernel, stride);
  }

  private static PtNDArray channelsFirst(PtNDArray tensor) {
    return JniUtils.permute(tensor, CHANNELS_FIRST);
  }

  private static PtNDArray spatial(PtNDArray input, FeatureMap map) {
    return input.getShape().dimension() == 4
        ? input
        : channelsFirst(
            JniUtils.reshape(input, new long[] {-1, map.height(), map.width(), map.channels()}));
  }

  /** (clips, values) in TensorFlow Lite's order. */
  static PtNDArray flattened(PtNDArray input, FeatureMap map) {
    if (input.getShape().dimension() == 2) {
      return input;
    }
    var channelsLast = JniUtils.permute(input, new long[] {0, 2, 3, 1});
    return JniUtils.reshape(channelsLast, new long[] {-1, map.elements()});
  }

  /** (clips, steps, values of a step): one step for each row. */
  static PtNDArray sequences(PtNDArray input, FeatureMap map) {
    return JniUtils.reshape(
        flattened(input, map), new long[] {-1, map.height(), map.width() * map.channels()});
  }

  private static PtNDArray present(@Nullable PtNDArray parameters) {
    if (parameters == null) {
      throw new IllegalArgumentException("The layer needs weights and biases.");
    }
    return parameters;
  }
}
