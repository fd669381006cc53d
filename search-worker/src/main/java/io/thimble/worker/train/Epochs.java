package io.thimble.worker.train;

import ai.djl.engine.EngineException;

/** The loop over batches, which asks the listener before each of them. */
final class Epochs {
  private final GradientDescent descent;
  private final Batches batches;
  private final TrainingSettings settings;
  private final LearningRate learningRate;
  private final double guessing;

  Epochs(GradientDescent descent, Batches batches, TrainingSettings settings) {
    this.descent = descent;
    this.batches = batches;
    this.settings = settings;
    learningRate = LearningRate.of(settings.recipe(), settings.epochs() * batches.count());
    guessing = LossWatch.guessing(batches.classes(), settings.classWeights());
  }

  /**
   * Goes down for one epoch.
   *
   * @param epoch which, from 1
   * @param watch what the epochs before it came to
   * @param listener asked before each batch whether to go on; not told of the end
   * @throws TrainingStoppedException when the listener wants no further batch
   * @throws TrainingFailedException when the loss is no longer a number or keeps rising, or the
   *     engine gives up
   */
  Outcome run(int epoch, LossWatch watch, TrainingListener listener) {
    var start = System.nanoTime();
    var loss = loss(epoch, listener);
    var seen = watch.after(epoch, loss, guessing, settings);
    var nanos = System.nanoTime() - start;
    return new Outcome(
        seen,
        new TrainingListener.Epoch(
            epoch, settings.epochs(), loss, batches.clips(), batches.shown(), nanos));
  }

  /**
   * Tells the listener of an epoch.
   *
   * @throws TrainingStoppedException when it wants no further one
   */
  static void tell(TrainingListener listener, TrainingListener.Epoch epoch) {
    if (!listener.epochEnded(epoch)) {
      throw new TrainingStoppedException(epoch.number(), epoch.of());
    }
  }

  /**
   * What an epoch came to.
   *
   * @param watch for the next epoch
   * @param report for the listener
   */
  record Outcome(LossWatch watch, TrainingListener.Epoch report) {}

  private double loss(int epoch, TrainingListener listener) {
    batches.begin(epoch);
    descent.begin(epoch);
    double sum = 0;
    int done = (epoch - 1) * batches.count();
    for (int batch = 0; batch < batches.count(); batch++) {
      if (!listener.goesOn()) {
        throw new TrainingStoppedException(epoch - 1, settings.epochs());
      }
      sum += step(epoch, batch, learningRate.at(done + batch));
    }
    return sum / batches.clips();
  }

  private double step(int epoch, int batch, double rate) {
    try {
      var loss = descent.step(batches, batch, rate);
      LossWatch.requireNumber(epoch, loss, settings);
      return loss;
    } catch (EngineException e) {
      throw new TrainingFailedException(
          "The training engine gave up in epoch %d (%s). Maybe the machine is out of memory."
              .formatted(epoch, e.getMessage()),
          e);
    }
  }
}
