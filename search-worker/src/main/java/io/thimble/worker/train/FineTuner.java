package io.thimble.worker.train;

import io.thimble.worker.data.LearningData;

/**
 * Quantization-aware fine-tuning: a trained network goes on learning while its weights and
 * activations are rounded to int8 in each step (Jacob et al., arXiv 1712.05877, section 3), with
 * ranges that are learnt as well (Esser et al., arXiv 1902.08153).
 */
public final class FineTuner {
  private FineTuner() {}

  /**
   * Fine-tunes a network, with one thread, its caller's.
   *
   * @param network what was trained; its normalization is folded away and stays so
   * @param data the clips it was trained on
   * @param settings the same settings on the same machine give the same weights to the bit
   * @param listener asked before each batch, told after each epoch
   * @return new weights, and ranges in place of those that calibration would find
   * @throws TrainingStoppedException when the listener wants no further epoch
   * @throws TrainingFailedException when the loss is no longer a number, a layer gives nothing but
   *     zeros, or the engine gives up
   * @throws IllegalArgumentException when network, data and settings do not fit together
   */
  public static FineTuned tune(
      TrainedNetwork network,
      LearningData data,
      FineTuningSettings settings,
      TrainingListener listener) {
    Trainer.requireFitting(network.architecture(), data, settings.training());
    var observed = ObservedRanges.of(network, data.training(0));
    var batches = new Batches(data, network.standardisation(), settings.training());
    try (var run = new FineTuningRun(network, observed, settings)) {
      var epochs = new Epochs(run, batches, settings.training());
      var watch = LossWatch.START;
      for (int epoch = 1; epoch <= settings.training().epochs(); epoch++) {
        var outcome = epochs.run(epoch, watch, listener);
        watch = outcome.watch();
        Epochs.tell(listener, outcome.report());
      }
      var tuned =
          new TrainedNetwork(network.architecture(), network.standardisation(), run.layers());
      var ranges = run.ranges();
      return new FineTuned(tuned, ranges.getFirst(), ranges.subList(1, ranges.size()));
    }
  }
}
