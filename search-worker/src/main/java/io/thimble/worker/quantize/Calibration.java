package io.thimble.worker.quantize;

import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.train.TrainedNetwork;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the activations of a network look like on some clips.
 *
 * @param input range of the standardised features
 * @param outputs range of each layer's result
 */
record Calibration(Range input, List<Range> outputs) {
  /** Clips that are looked at; more do not change the ranges enough to matter. */
  static final int CLIPS = 200;

  /** Runs up to {@link #CLIPS} clips, spread evenly over the set. */
  static Calibration of(TrainedNetwork network, FeatureSet clips) {
    var forward = new FloatForward(network);
    var input = new Range();
    var outputs = Stream.generate(Range::new).limit(network.layers().size()).toList();
    int count = Math.min(CLIPS, clips.clips());
    for (int i = 0; i < count; i++) {
      var clip = (int) ((long) i * clips.clips() / count);
      var features = network.standardisation().apply(clips, clip);
      input.add(features);
      var activations = forward.run(features);
      for (int layer = 0; layer < outputs.size(); layer++) {
        outputs.get(layer).add(activations.get(layer));
      }
    }
    return new Calibration(input, outputs);
  }
}
