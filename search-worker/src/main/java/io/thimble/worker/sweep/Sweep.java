package io.thimble.worker.sweep;

import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.score.Accuracy;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.quantize.QuantizationFailedException;
import io.thimble.worker.quantize.SchemeQuantizer;
import io.thimble.worker.score.Int8Scorer;
import io.thimble.worker.train.FloatScorer;
import io.thimble.worker.train.TrainedNetwork;

/**
 * Quantizes one trained network by one scheme after the other, and measures each file.
 *
 * @param network what was trained
 * @param data its clips
 * @param quantizer applies the schemes
 */
public record Sweep(TrainedNetwork network, LearningData data, SchemeQuantizer quantizer) {
  /** The float network's accuracy on the validation split. */
  public Accuracy floatValidation() {
    return FloatScorer.score(network, data.validation());
  }

  /** The float network's accuracy on the testing split. */
  public Accuracy floatTesting() {
    return FloatScorer.score(network, data.testing());
  }

  /**
   * Applies a scheme.
   *
   * @throws io.thimble.worker.train.TrainingFailedException when the network cannot learn on
   */
  public SweepRow by(QuantizationScheme scheme) {
    SchemeQuantizer.Result result;
    try {
      result = quantizer.quantize(network, scheme);
    } catch (QuantizationFailedException e) {
      return new SweepRow.Refused(scheme, String.valueOf(e.getMessage()));
    }
    var integers = result.integers();
    var file = PlannedModel.write(integers);
    var standardisation = network.standardisation();
    return new SweepRow.Measured(
        scheme,
        Int8Scorer.score(file, data.validation(), standardisation).accuracy(),
        Int8Scorer.score(file, data.testing(), standardisation).accuracy(),
        file.length,
        PlannedModel.of(integers.architecture(), integers.format()).arenaBytes(),
        LayerNoises.of(result, data.validation()));
  }
}
