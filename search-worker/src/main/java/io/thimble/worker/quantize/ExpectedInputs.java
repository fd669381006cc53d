package io.thimble.worker.quantize;

import io.thimble.hw.arch.Conv2d;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.DepthwiseConv2d;
import io.thimble.hw.arch.GlobalAveragePool;
import io.thimble.hw.arch.Layer;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.arch.Softmax;
import io.thimble.worker.train.Normalization;
import io.thimble.worker.train.TrainedLayer;
import io.thimble.worker.train.TrainedNetwork;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mean of each channel that enters a layer, found without any clip: standardised features have
 * mean zero, and what leaves a layer with a folded normalization is normally distributed with the
 * mean and the deviation that the normalization has learnt, cut off below zero by a ReLU (Nagel et
 * al., arXiv 1906.04721, section 4.2.1 and appendix C).
 *
 * @param channels for each layer the mean of each input channel, or null where nothing is known:
 *     behind a recurrent layer, or one without a normalization
 */
record ExpectedInputs(List<float @Nullable []> channels) {
  /** The means in front of every layer of a network. */
  static ExpectedInputs of(TrainedNetwork network) {
    var result = new ArrayList<float @Nullable []>();
    float @Nullable [] entering = new float[network.architecture().input().channels()];
    for (var layer : network.layers()) {
      result.add(entering);
      entering = leaving(layer, entering);
    }
    return new ExpectedInputs(result);
  }

  /** The means in front of one layer. */
  float @Nullable [] of(int layer) {
    return channels.get(layer);
  }

  private static float @Nullable [] leaving(TrainedLayer trained, float @Nullable [] entering) {
    return switch (trained.layer()) {
      case Conv2d _, DepthwiseConv2d _, Dense _ -> means(trained.layer(), trained.normalization());
      case GlobalAveragePool _, Softmax _ -> entering;
      case Recurrent _ -> null;
    };
  }

  private static float @Nullable [] means(Layer layer, @Nullable Normalization normalization) {
    if (normalization == null) {
      return null;
    }
    boolean rectified = !(layer instanceof Dense dense) || dense.relu();
    var means = normalization.mean().clone();
    for (int c = 0; rectified && c < means.length; c++) {
      means[c] = (float) rectifiedMean(means[c], normalization.deviation()[c]);
    }
    return means;
  }

  /** The mean of {@code max(x, 0)} for a normally distributed x. */
  static double rectifiedMean(double mean, double deviation) {
    if (deviation < Float.MIN_NORMAL) {
      return Math.max(mean, 0);
    }
    double z = mean / deviation;
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    return deviation * density + mean * NormalDistribution.below(z);
  }
}
