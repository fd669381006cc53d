package io.thimble.worker.quantize;

import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.RangeMethod;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.train.ActivationRange;
import io.thimble.worker.train.FineTuned;
import io.thimble.worker.train.TrainedLayer;
import io.thimble.worker.train.TrainedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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

  /**
   * Runs up to {@link #CLIPS} clips, spread evenly over the set, once for the extremes and once
   * more where a method wants to know of all values.
   *
   * @throws QuantizationFailedException when an activation has no range; the message names it
   */
  static Calibration of(TrainedNetwork network, FeatureSet clips, QuantizationScheme scheme) {
    var extremes = extremes(network, clips);
    var grid = Grid.of(scheme);
    var check = new RangeCheck(network, grid, clips.clips());
    check.extremes(extremes);
    if (scheme.ranges() instanceof RangeMethod.Extremes) {
      return extremes;
    }
    var found = extremes.searched(network, clips, scheme.ranges(), grid);
    check.found(found, scheme);
    return found;
  }

  /**
   * The ranges that a network has learnt.
   *
   * @throws QuantizationFailedException when one has no steps; the message names it
   */
  static Calibration of(FineTuned tuned, QuantizationScheme scheme) {
    var learnt =
        new Calibration(
            range(tuned.input()), tuned.outputs().stream().map(Calibration::range).toList());
    new RangeCheck(tuned.network(), Grid.of(scheme), 0).extremes(learnt);
    return learnt;
  }

  private static Range range(ActivationRange range) {
    return new Range(range.low(), range.high());
  }

  private static Calibration extremes(TrainedNetwork network, FeatureSet clips) {
    var input = new Range();
    var outputs = Stream.generate(Range::new).limit(network.layers().size()).toList();
    forEach(
        network,
        clips,
        (features, activations) -> {
          input.add(features);
          for (int layer = 0; layer < outputs.size(); layer++) {
            outputs.get(layer).add(activations.get(layer));
          }
        });
    return new Calibration(input, outputs);
  }

  private Calibration searched(
      TrainedNetwork network, FeatureSet clips, RangeMethod method, Grid grid) {
    var inputs = new Histogram(input);
    var histograms = outputs.stream().map(Histogram::new).toList();
    forEach(
        network,
        clips,
        (features, activations) -> {
          inputs.add(features);
          for (int layer = 0; layer < histograms.size(); layer++) {
            histograms.get(layer).add(activations.get(layer));
          }
        });
    var ranges = new ArrayList<Range>();
    for (int layer = 0; layer < outputs.size(); layer++) {
      var extremes = outputs.get(layer);
      ranges.add(
          hasOwnRange(network.layers().get(layer))
              ? new RangeSearch(extremes, histograms.get(layer), grid).by(method)
              : extremes);
    }
    return new Calibration(new RangeSearch(input, inputs, grid).by(method), ranges);
  }

  /** Pooling keeps the quantization that enters it, and softmax has one that is given. */
  static boolean hasOwnRange(TrainedLayer layer) {
    return layer.biases().length > 0;
  }

  private static void forEach(
      TrainedNetwork network, FeatureSet clips, BiConsumer<float[], List<float[]>> visitor) {
    var forward = new FloatForward(network);
    int count = Math.min(CLIPS, clips.clips());
    for (int i = 0; i < count; i++) {
      var clip = (int) ((long) i * clips.clips() / count);
      var features = network.standardisation().apply(clips, clip);
      visitor.accept(features, forward.run(features));
    }
  }
}
