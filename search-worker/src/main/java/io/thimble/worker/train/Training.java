package io.thimble.worker.train;

import io.thimble.hw.arch.Architecture;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.data.Standardisation;

/**
 * A training that can be left after any epoch and gone on with elsewhere: whether it was
 * interrupted changes no bit of the result. Uses one thread, its caller's, and owns native memory
 * until it is closed.
 */
public final class Training implements AutoCloseable {
  private final Architecture architecture;
  private final TrainingSettings settings;
  private final Standardisation standardisation;
  private final TrainingRun run;
  private final Epochs epochs;
  private Checkpoint checkpoint;
  private LossWatch watch;

  private Training(
      Architecture architecture,
      LearningData data,
      TrainingSettings settings,
      CheckpointFile.State state) {
    this.architecture = architecture;
    this.settings = settings;
    standardisation = Standardisation.of(data.training(0));
    var batches = new Batches(data, standardisation, settings);
    run = new TrainingRun(NetworkPlan.of(architecture), state, settings);
    epochs = new Epochs(run, batches, settings);
    watch = state.watch();
    checkpoint = CheckpointFile.write(owner(architecture, settings), state);
  }

  /**
   * A training before its first epoch.
   *
   * @param architecture what to train; its input is the data's front end
   * @param data clips to learn from; at least two
   * @param settings how to train
   * @throws IllegalArgumentException when architecture, data and settings do not fit together
   */
  public static Training begin(
      Architecture architecture, LearningData data, TrainingSettings settings) {
    Trainer.requireFitting(architecture, data, settings);
    var plan = NetworkPlan.of(architecture);
    var random = EpochRandom.of(settings.seed(), 0, EpochRandom.Use.INITIAL_WEIGHTS);
    return new Training(architecture, data, settings, plan.beginning(plan.initial(random)));
  }

  /**
   * A training as it stood at a checkpoint.
   *
   * @param settings those that the checkpoint was made with
   * @throws IllegalArgumentException when the checkpoint is damaged or another training's
   */
  public static Training resume(
      Architecture architecture,
      LearningData data,
      TrainingSettings settings,
      Checkpoint checkpoint) {
    Trainer.requireFitting(architecture, data, settings);
    var state = CheckpointFile.read(owner(architecture, settings), checkpoint);
    return new Training(architecture, data, settings, state);
  }

  /**
   * Trains until so many epochs are done.
   *
   * @param epoch at most the settings' epochs; fewer end at a rung
   * @param listener asked before each batch, told after each epoch
   * @throws TrainingStoppedException when the listener wants no more; {@link #checkpoint} then is
   *     that of the last whole epoch, and this training cannot go on
   * @throws TrainingFailedException when the loss is no longer a number or keeps rising, or the
   *     engine gives up
   */
  public void runTo(int epoch, TrainingListener listener) {
    if (epoch > settings.epochs()) {
      throw new IllegalArgumentException(
          "Epoch %d lies beyond the training's %d. Maybe raise its epochs."
              .formatted(epoch, settings.epochs()));
    }
    for (int next = checkpoint.epoch() + 1; next <= epoch; next++) {
      var outcome = epochs.run(next, watch, listener);
      watch = outcome.watch();
      checkpoint = CheckpointFile.write(owner(architecture, settings), run.state(next, watch));
      Epochs.tell(listener, outcome.report());
    }
  }

  /** Where the training stood after its last whole epoch. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Whole epochs done. */
  public int epoch() {
    return checkpoint.epoch();
  }

  /** The network as it stands. */
  public TrainedNetwork network() {
    return new TrainedNetwork(architecture, standardisation, run.fold());
  }

  @Override
  public void close() {
    run.close();
  }

  /** What is trained and how, as a text. */
  private static String owner(Architecture architecture, TrainingSettings settings) {
    return architecture + "\n" + settings;
  }
}
