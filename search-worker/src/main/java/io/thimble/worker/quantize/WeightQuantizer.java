package io.thimble.worker.quantize;

import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedKernel;
import io.thimble.worker.train.TrainedLayer;

/**
 * Weights and biases as TensorFlow Lite's 8-bit quantization specification has them: weights
 * symmetric, -127 to 127, one scale for each output channel of a convolution and one for a whole
 * dense layer; biases int32 with scale {@code input scale x weight scale}.
 */
final class WeightQuantizer {
  private static final int HIGHEST_WEIGHT = 127;

  /** Half of what int32 holds: the other half stays for the sum of products. */
  private static final double HIGHEST_BIAS = 1 << 30;

  private final TrainedLayer trained;
  private final Quantization input;
  private final int channels;

  WeightQuantizer(TrainedLayer trained, Quantization input) {
    this.trained = trained;
    this.input = input;
    channels = trained.biases().length;
  }

  QuantizedKernel perChannel(Quantization output) {
    var scales = new float[channels];
    for (int i = 0; i < trained.weights().length; i++) {
      int channel = channelOf(i);
      scales[channel] = Math.max(scales[channel], Math.abs(trained.weights()[i]));
    }
    for (int channel = 0; channel < channels; channel++) {
      scales[channel] = scale(scales[channel], trained.biases()[channel]);
    }
    return quantized(scales, output);
  }

  QuantizedKernel perTensor(Quantization output) {
    float largest = 0;
    for (var weight : trained.weights()) {
      largest = Math.max(largest, Math.abs(weight));
    }
    float largestBias = 0;
    for (var bias : trained.biases()) {
      largestBias = Math.max(largestBias, Math.abs(bias));
    }
    return quantized(new float[] {scale(largest, largestBias)}, output);
  }

  /** A scale that holds the largest weight, and is coarse enough for the bias to fit int32. */
  private float scale(float largestWeight, float largestBias) {
    var forWeights = largestWeight / HIGHEST_WEIGHT;
    var forBias = (float) (Math.abs(largestBias) / (HIGHEST_BIAS * input.scale()));
    var scale = Math.max(forWeights, forBias);
    // A channel of zeros with a bias of zero: any scale is exact.
    return scale < Float.MIN_NORMAL ? 1f / HIGHEST_WEIGHT : scale;
  }

  private QuantizedKernel quantized(float[] scales, Quantization output) {
    var weights = new byte[trained.weights().length];
    for (int i = 0; i < weights.length; i++) {
      var scale = scales.length == 1 ? scales[0] : scales[channelOf(i)];
      var value = Math.round(trained.weights()[i] / scale);
      weights[i] = (byte) Math.clamp(value, -HIGHEST_WEIGHT, HIGHEST_WEIGHT);
    }
    var biases = new int[channels];
    for (int channel = 0; channel < channels; channel++) {
      var scale = (double) input.scale() * (scales.length == 1 ? scales[0] : scales[channel]);
      biases[channel] = Math.toIntExact(Math.round(trained.biases()[channel] / scale));
    }
    return new QuantizedKernel(trained.layer(), weights, scales, biases, output);
  }

  private int channelOf(int weight) {
    return trained.layer() instanceof DepthwiseConv2d
        ? weight % channels
        : weight / (trained.weights().length / channels);
  }
}
