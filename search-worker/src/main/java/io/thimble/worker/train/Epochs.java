package io.thimble.worker.train;

import ai.djl.engine.EngineException;

/** The loop over epochs and batches, which asks the listener after each epoch. */
final class Epochs {
  private Epochs() {}

  /**
   * Goes down for as many epochs as the settings say.
   *
   * @throws TrainingStoppedException when the listener wants no further epoch
   * @throws TrainingFailedException when the loss is no longer a number, or the engine gives up
   */
  static void run(
      GradientDescent descent,
      Batches batches,
      TrainingSettings settings,
      TrainingListener listener) {
    int epochs = settings.epochs();
    var learningRate = new LearningRate(settings.learningRate(), epochs * batches.count());
    for (int epoch = 1; epoch <= epochs; epoch++) {
      var start = System.nanoTime();
      var loss = epoch(descent, batches, learningRate, epoch);
      var nanos = System.nanoTime() - start;
      var report = new TrainingListener.Epoch(epoch, epochs, loss, batches.clips(), nanos);
      if (!listener.epochEnded(report)) {
        throw new TrainingStoppedException(epoch, epochs);
      }
    }
  }

  private static double epoch(
      GradientDescent descent, Batches batches, LearningRate learningRate, int epoch) {
    batches.shuffle();
    double sum = 0;
    int done = (epoch - 1) * batches.count();
    for (int batch = 0; batch < batches.count(); batch++) {
      try {
        sum += descent.step(batches, batch, learningRate.at(done + batch));
      } catch (EngineException e) {
        throw new TrainingFailedException(
            "The training engine gave up in epoch %d. Maybe the machine is out of memory."
                .formatted(epoch),
            e);
      }
    }
    var loss = sum / batches.clips();
    if (!Double.isFinite(loss)) {
      throw new TrainingFailedException(
          "The loss (%s) is not a number in epoch %d. Maybe lower the learning rate (%s), or look for features that are not finite."
              .formatted(loss, epoch, learningRate.highest()));
    }
    return loss;
  }
}
