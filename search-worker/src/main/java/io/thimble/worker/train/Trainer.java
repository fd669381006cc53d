package io.thimble.worker.train;

import ai.djl.engine.EngineException;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.data.Standardisation;
import java.util.SplittableRandom;

/**
 * Trains networks in float. A training uses one thread, its caller's; trainings in several threads
 * do not disturb each other.
 */
public final class Trainer {
  private Trainer() {}

  /**
   * Trains a network from random weights.
   *
   * @param architecture what to train; its input is the data's front end
   * @param data clips to learn from; at least two
   * @param settings how to train; the same settings on the same machine give the same weights to
   *     the bit
   * @param listener told after each epoch
   * @return the network after the last epoch
   * @throws TrainingStoppedException when the listener wants no further epoch
   * @throws TrainingFailedException when the loss is no longer a number, or the engine gives up
   * @throws IllegalArgumentException when architecture, data and settings do not fit together
   */
  public static TrainedNetwork train(
      Architecture architecture,
      LearningData data,
      TrainingSettings settings,
      TrainingListener listener) {
    requireFitting(architecture, data, settings);
    var plan = NetworkPlan.of(architecture);
    var random = new SplittableRandom(settings.seed());
    var initial = plan.initial(random.split());
    var standardisation = Standardisation.of(data.training(0));
    var batches = new Batches(data, standardisation, settings, random.split());
    try (var run = new TrainingRun(plan, initial, settings.weightDecay())) {
      train(run, batches, settings, listener);
      return new TrainedNetwork(architecture, standardisation, run.fold());
    }
  }

  private static void train(
      TrainingRun run, Batches batches, TrainingSettings settings, TrainingListener listener) {
    int epochs = settings.epochs();
    var learningRate = new LearningRate(settings.learningRate(), epochs * batches.count());
    for (int epoch = 1; epoch <= epochs; epoch++) {
      var start = System.nanoTime();
      var loss = epoch(run, batches, learningRate, epoch);
      var nanos = System.nanoTime() - start;
      var report = new TrainingListener.Epoch(epoch, epochs, loss, batches.clips(), nanos);
      if (!listener.epochEnded(report)) {
        throw new TrainingStoppedException(epoch, epochs);
      }
    }
  }

  private static double epoch(
      TrainingRun run, Batches batches, LearningRate learningRate, int epoch) {
    batches.shuffle();
    double sum = 0;
    int done = (epoch - 1) * batches.count();
    for (int batch = 0; batch < batches.count(); batch++) {
      try {
        sum += run.step(batches, batch, learningRate.at(done + batch));
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

  private static void requireFitting(
      Architecture architecture, LearningData data, TrainingSettings settings) {
    var training = data.training(0);
    if (!FeatureMap.of(training.frontEnd()).equals(architecture.input())) {
      throw new IllegalArgumentException(
          "The network's input (%s) is not what the data's front end gives (%s). Maybe extract features with the architecture's front end."
              .formatted(architecture.input(), FeatureMap.of(training.frontEnd())));
    }
    int classes = data.labels().size();
    if (architecture.classes() != classes) {
      throw new IllegalArgumentException(
          "The network tells %d classes apart, the data has %d (%s). Maybe decode the architecture for these labels."
              .formatted(architecture.classes(), classes, data.labels()));
    }
    if (!settings.classWeights().isEmpty() && settings.classWeights().size() != classes) {
      throw new IllegalArgumentException(
          "%d class weights do not fit %d classes. Maybe leave them out."
              .formatted(settings.classWeights().size(), classes));
    }
    if (training.clips() < 2) {
      throw new IllegalArgumentException(
          "%d training clips are too few. Maybe the split leaves no speakers for training."
              .formatted(training.clips()));
    }
  }
}
