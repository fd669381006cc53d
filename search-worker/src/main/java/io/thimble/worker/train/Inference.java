package io.thimble.worker.train;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.worker.data.FeatureSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs a trained network in float, many clips at a time. */
final class Inference {
  /** What the observer is told for the network's input. */
  static final int INPUT = -1;

  private static final int BATCH_SIZE = 100;

  private final TrainedNetwork network;
  private final NetworkPlan plan;
  private final Observer observer;

  private Inference(TrainedNetwork network, Observer observer) {
    this.network = network;
    this.observer = observer;
    plan = NetworkPlan.of(network.architecture());
  }

  /** Sees what each layer makes of a batch. */
  @FunctionalInterface
  interface Observer {
    /**
     * Called for the input and then for each layer.
     *
     * @param layer which one, or {@link #INPUT}
     * @param firstClip the number of the batch's first clip among those that are run
     * @param values the results; gone after the call
     */
    void see(int layer, int firstClip, PtNDArray values);
  }

  /**
   * Runs clips of a set.
   *
   * @param every 1: all of them; 2: every other one
   */
  static void run(TrainedNetwork network, FeatureSet features, int every, Observer observer) {
    var inference = new Inference(network, observer);
    int clips = Math.ceilDiv(features.clips(), every);
    var buffer =
        ByteBuffer.allocateDirect(BATCH_SIZE * features.valuesPerClip() * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    // The manager comes first: nothing native can be called before the engine is loaded.
    try (var manager = Torch.newManager()) {
      var gradients = JniUtils.isGradMode();
      JniUtils.setGradMode(false);
      try {
        for (int from = 0; from < clips; from += BATCH_SIZE) {
          int count = Math.min(BATCH_SIZE, clips - from);
          inference.load(features, from, count, every, buffer);
          try (var step = (PtNDManager) manager.newSubManager()) {
            inference.run(buffer, from, count, step);
          }
        }
      } finally {
        JniUtils.setGradMode(gradients);
      }
    }
  }

  private void load(FeatureSet features, int from, int clips, int every, ByteBuffer buffer) {
    buffer.clear();
    var values = buffer.asFloatBuffer();
    for (int clip = from; clip < from + clips; clip++) {
      values.put(network.standardisation().apply(features, clip * every));
    }
    buffer.limit(values.position() * Float.BYTES);
  }

  private void run(ByteBuffer batch, int from, int clips, PtNDManager step) {
    var values = Operators.activations(step, batch, clips, network.architecture().input());
    observer.see(INPUT, from, values);
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
      observer.see(i, from, values);
    }
  }
}
