package io.thimble.worker.train;

import io.thimble.hw.score.Accuracy;
import io.thimble.worker.data.FeatureSet;

/** Measures a trained network in float, many clips at a time. */
public final class FloatScorer {
  private FloatScorer() {}

  /** The share of clips whose own class gets the largest logit; the first one wins a tie. */
  public static Accuracy score(TrainedNetwork network, FeatureSet features) {
    return accuracy(features, heard(network, features));
  }

  /** The class with the largest logit, clip by clip; the first one wins a tie. */
  public static int[] heard(TrainedNetwork network, FeatureSet features) {
    var logits = logits(network, features);
    int classes = network.architecture().classes();
    var heard = new int[features.clips()];
    for (int clip = 0; clip < heard.length; clip++) {
      int best = 0;
      for (int i = 1; i < classes; i++) {
        if (logits[clip * classes + i] > logits[clip * classes + best]) {
          best = i;
        }
      }
      heard[clip] = best;
    }
    return heard;
  }

  /** The share of clips whose own class was heard. */
  public static Accuracy accuracy(FeatureSet features, int[] heard) {
    int correct = 0;
    for (int clip = 0; clip < heard.length; clip++) {
      if (heard[clip] == features.labels()[clip]) {
        correct++;
      }
    }
    return new Accuracy(correct, heard.length);
  }

  /** What enters the softmax, clip by clip. */
  static float[] logits(TrainedNetwork network, FeatureSet features) {
    int classes = network.architecture().classes();
    var result = new float[features.clips() * classes];
    int last = network.layers().size() - 1;
    Inference.run(
        network,
        features,
        1,
        (layer, from, values) -> {
          if (layer == last) {
            var logits = values.toFloatArray();
            System.arraycopy(logits, 0, result, from * classes, logits.length);
          }
        });
    return result;
  }
}
