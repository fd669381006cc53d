package io.thimble.worker.quantize;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.Trait;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedKernel;
import io.thimble.worker.train.TrainedLayer;
import org.jspecify.annotations.Nullable;

/**
 * Weights and biases as TensorFlow Lite's 8-bit quantization specification has them: weights
 * symmetric, -127 to 127, one scale for each output channel of a convolution or one for a whole
 * layer, as the scheme says, and one for a whole dense layer always; biases with scale {@code input
 * scale x weight scale}.
 */
final class WeightQuantizer {
  private static final int HIGHEST_WEIGHT = 127;

  /** Half of what int32 holds: the other half stays for the sum of products. */
  private static final double HIGHEST_BIAS = 1 << 30;

  private final TrainedLayer trained;
  private final Quantization input;
  private final boolean perChannel;
  private final boolean powersOfTwo;
  private final int channels;

  WeightQuantizer(TrainedLayer trained, Quantization input, QuantizationScheme scheme) {
    this.trained = trained;
    this.input = input;
    boolean convolution =
        trained.layer() instanceof Conv2d || trained.layer() instanceof DepthwiseConv2d;
    perChannel = convolution && scheme.format().perChannelWeights();
    powersOfTwo = scheme.has(Trait.POWER_OF_TWO_SCALES);
    channels = trained.biases().length;
  }

  /**
   * The layer in integers.
   *
   * @param output quantization of its results
   * @param expected mean of each input channel, for which biases are corrected; null: they are not
   */
  QuantizedKernel quantized(Quantization output, float @Nullable [] expected) {
    var scales = scales();
    var weights = new byte[trained.weights().length];
    for (int i = 0; i < weights.length; i++) {
      var value = Math.round(trained.weights()[i] / scales[scaleOf(Channels.output(trained, i))]);
      weights[i] = (byte) Math.clamp(value, -HIGHEST_WEIGHT, HIGHEST_WEIGHT);
    }
    var real = expected == null ? trained.biases() : corrected(weights, scales, expected);
    var biases = new int[channels];
    for (int channel = 0; channel < channels; channel++) {
      var scale = (double) input.scale() * scales[scaleOf(channel)];
      biases[channel] = Math.toIntExact(Math.round(real[channel] / scale));
    }
    return new QuantizedKernel(trained.layer(), weights, scales, biases, output);
  }

  private float[] scales() {
    var weights = new float[perChannel ? channels : 1];
    var biases = new float[weights.length];
    for (int i = 0; i < trained.weights().length; i++) {
      int at = scaleOf(Channels.output(trained, i));
      weights[at] = Math.max(weights[at], Math.abs(trained.weights()[i]));
    }
    for (int channel = 0; channel < channels; channel++) {
      int at = scaleOf(channel);
      biases[at] = Math.max(biases[at], Math.abs(trained.biases()[channel]));
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = scale(weights[i], biases[i]);
    }
    return weights;
  }

  /** A scale that holds the largest weight, and is coarse enough for the bias to fit int32. */
  private float scale(float largestWeight, float largestBias) {
    var forWeights = Grid.step(largestWeight, HIGHEST_WEIGHT, powersOfTwo);
    var forBias = (float) (largestBias / (HIGHEST_BIAS * input.scale()));
    var scale = Math.max(forWeights, powersOfTwo ? Grid.powerOfTwoFrom(forBias) : forBias);
    // A channel of zeros with a bias of zero: any scale is exact.
    return scale < Float.MIN_NORMAL ? Grid.step(1, HIGHEST_WEIGHT, powersOfTwo) : scale;
  }

  /**
   * Biases that take back what rounded weights add on average: the sum of each weight's error times
   * the mean of what it is multiplied with (Nagel et al., arXiv 1906.04721, section 4.2).
   */
  private float[] corrected(byte[] weights, float[] scales, float[] expected) {
    var errors = new double[channels];
    for (int i = 0; i < weights.length; i++) {
      int channel = Channels.output(trained, i);
      var error = (double) weights[i] * scales[scaleOf(channel)] - trained.weights()[i];
      errors[channel] += error * expected[Channels.input(trained, i, expected.length)];
    }
    var biases = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      biases[channel] = (float) (trained.biases()[channel] - errors[channel]);
    }
    return biases;
  }

  private int scaleOf(int channel) {
    return perChannel ? channel : 0;
  }
}
