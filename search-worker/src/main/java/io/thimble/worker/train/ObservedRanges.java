package io.thimble.worker.train;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.worker.data.FeatureSet;

/**
 * Where ranges start to learn: the smallest and the largest value of a batch of clips, on average
 * over some batches, so that one strange clip does not decide.
 *
 * @param low for the input, then for each layer; zero or below
 * @param high likewise, zero or above
 */
record ObservedRanges(float[] low, float[] high) {
  private static final int CLIPS = 1000;

  /**
   * Looks at a thousand clips at most, spread evenly over the set.
   *
   * @throws TrainingFailedException when a layer gives nothing but zeros, or values that are not
   *     finite; the message names it
   */
  static ObservedRanges of(TrainedNetwork network, FeatureSet clips) {
    int layers = network.layers().size();
    var ranges = new ObservedRanges(new float[1 + layers], new float[1 + layers]);
    var batches = new int[1];
    Inference.run(
        network,
        clips,
        Math.ceilDiv(clips.clips(), CLIPS),
        (layer, _, values) -> {
          if (layer == Inference.INPUT) {
            batches[0]++;
          }
          ranges.add(1 + layer, values);
        });
    for (int i = 0; i <= layers; i++) {
      ranges.low[i] /= batches[0];
      ranges.high[i] /= batches[0];
      requireUsable(network, i - 1, ranges.high[i] - ranges.low[i]);
    }
    return ranges;
  }

  private void add(int index, PtNDArray values) {
    low[index] += Math.min(0, JniUtils.min(values).getFloat());
    high[index] += Math.max(0, JniUtils.max(values).getFloat());
  }

  private static void requireUsable(TrainedNetwork network, int layer, float width) {
    if (width > 0 && Float.isFinite(width)) {
      return;
    }
    var name =
        layer == Inference.INPUT
            ? "The input"
            : "Layer %d (%s)".formatted(layer, network.layers().get(layer).layer());
    throw new TrainingFailedException(
        "%s has values over a range of %s, which int8 cannot have. Maybe the network was trained for too few epochs, or its training diverged."
            .formatted(name, width));
  }
}
