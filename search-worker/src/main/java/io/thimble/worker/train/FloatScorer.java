package io.thimble.worker.train;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.score.Accuracy;
import io.thimble.worker.data.FeatureSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Measures a trained network in float, many clips at a time. */
public final class FloatScorer {
  private static final int BATCH_SIZE = 100;

  private FloatScorer() {}

  /** The share of clips whose own class gets the largest logit; the first one wins a tie. */
  public static Accuracy score(TrainedNetwork network, FeatureSet features) {
    var logits = logits(network, features);
    int classes = network.architecture().classes();
    int correct = 0;
    for (int clip = 0; clip < features.clips(); clip++) {
      int best = 0;
      for (int i = 1; i < classes; i++) {
        if (logits[clip * classes + i] > logits[clip * classes + best]) {
          best = i;
        }
      }
      if (best == features.labels()[clip]) {
        correct++;
      }
    }
    return new Accuracy(correct, features.clips());
  }

  /** What enters the softmax, clip by clip. */
  static float[] logits(TrainedNetwork network, FeatureSet features) {
    int classes = network.architecture().classes();
    var result = new float[features.clips() * classes];
    var buffer =
        ByteBuffer.allocateDirect(BATCH_SIZE * features.valuesPerClip() * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    var gradients = JniUtils.isGradMode();
    try (var manager = Torch.newManager()) {
      JniUtils.setGradMode(false);
      for (int from = 0; from < features.clips(); from += BATCH_SIZE) {
        int clips = Math.min(BATCH_SIZE, features.clips() - from);
        load(network, features, from, clips, buffer);
        try (var step = (PtNDManager) manager.newSubManager()) {
          var batch = logits(network, buffer, clips, step);
          System.arraycopy(batch, 0, result, from * classes, batch.length);
        }
      }
    } finally {
      JniUtils.setGradMode(gradients);
    }
    return result;
  }

  private static void load(
      TrainedNetwork network, FeatureSet features, int from, int clips, ByteBuffer buffer) {
    buffer.clear();
    var values = buffer.asFloatBuffer();
    for (int clip = from; clip < from + clips; clip++) {
      values.put(network.standardisation().apply(features, clip));
    }
    buffer.limit(values.position() * Float.BYTES);
  }

  private static float[] logits(
      TrainedNetwork network, ByteBuffer batch, int clips, PtNDManager step) {
    var plan = NetworkPlan.of(network.architecture());
    var values = Operators.activations(step, batch, clips, network.architecture().input());
    for (int i = 0; i < plan.layers().size(); i++) {
      var layer = plan.layers().get(i);
      var trained = network.layers().get(i);
      values =
          layer.weights() == 0
              ? Operators.apply(layer, values, null, null)
              : Operators.apply(
                  layer,
                  values,
                  (PtNDArray) step.create(trained.weights()),
                  (PtNDArray) step.create(trained.biases()));
      if (Operators.rectified(layer)) {
        values = JniUtils.relu(values);
      }
    }
    return values.toFloatArray();
  }
}
