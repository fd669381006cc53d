package io.thimble.worker.production;

import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.score.Accuracy;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.quantize.QuantizationFailedException;
import io.thimble.worker.quantize.SchemeQuantizer;
import io.thimble.worker.score.Hearings;
import io.thimble.worker.score.Int8Scorer;
import io.thimble.worker.train.TrainedNetwork;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that a trial keeps: of all that its search's schemes make of the network, the one that
 * hears most validation clips; the first one of equals.
 *
 * @param scheme that made it
 * @param result what it made
 * @param model the bytes of that
 * @param heard what the file heard in the clips of the validation split
 */
record BestFile(
    QuantizationScheme scheme, SchemeQuantizer.Result result, byte[] model, Hearings heard) {
  private static final Logger log = LoggerFactory.getLogger(BestFile.class);

  /**
   * Tries every scheme. One that has no form for the network is passed over.
   *
   * @param began hears which phase begins
   * @throws QuantizationFailedException when none has, with what the first one said
   */
  static BestFile of(
      TrainedNetwork network,
      LearningData data,
      SchemeQuantizer quantizer,
      List<QuantizationScheme> schemes,
      Consumer<Phase> began) {
    BestFile best = null;
    QuantizationFailedException failure = null;
    for (var scheme : schemes) {
      try {
        best = better(best, measured(network, data, quantizer, scheme, began));
      } catch (QuantizationFailedException e) {
        log.info("The scheme {} is passed over: {}", scheme.name(), e.getMessage());
        failure = failure == null ? e : failure;
      }
    }
    if (best == null) {
      throw failure == null
          ? new IllegalArgumentException("There are no schemes. Maybe use the default one.")
          : failure;
    }
    return best;
  }

  private static BestFile measured(
      TrainedNetwork network,
      LearningData data,
      SchemeQuantizer quantizer,
      QuantizationScheme scheme,
      Consumer<Phase> began) {
    began.accept(Phase.QUANTIZE);
    var result = quantizer.quantize(network, scheme);
    var model = PlannedModel.write(result.integers());
    began.accept(Phase.SCORE);
    var heard = Int8Scorer.hear(model, data.validation(), network.standardisation());
    return new BestFile(scheme, result, model, heard);
  }

  /** Its accuracy on the validation split. */
  Accuracy validation() {
    return heard.confusion().accuracy();
  }

  private static BestFile better(@Nullable BestFile best, BestFile other) {
    return best == null || other.validation().correct() > best.validation().correct()
        ? other
        : best;
  }
}
