package io.thimble.worker.study;

import io.thimble.hw.cost.Estimates;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Recipes;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.grid.Grid;
import io.thimble.worker.quantize.Quantizer;
import io.thimble.worker.score.Int8Scorer;
import io.thimble.worker.train.FloatScorer;
import io.thimble.worker.train.Training;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Trains every network of a grid, writes its file and scores both. All trainings have the same
 * seed, so that networks differ by their decisions alone.
 */
public final class GridStudy {
  private static final long SEED = 1;
  private static final int RUNG_DIVISOR = 3;

  private final Function<FrontEnd, LearningData> data;
  private final int classes;
  private final int epochs;

  /**
   * A study on one data set.
   *
   * @param data the clips as a front end hears them
   * @param classes how many classes they have
   * @param epochs passes over the training clips, at least three
   */
  public GridStudy(Function<FrontEnd, LearningData> data, int classes, int epochs) {
    if (epochs < RUNG_DIVISOR) {
      throw new IllegalArgumentException(
          "A rung after a third of %d epochs cannot be. Maybe use 12.".formatted(epochs));
    }
    this.data = data;
    this.classes = classes;
    this.epochs = epochs;
  }

  /**
   * Trains.
   *
   * @param points an answer for each of the grid's axes
   * @param atOnce trainings that run at the same time
   * @param sink takes each row as it is ready, from several threads
   */
  public void run(Grid grid, List<List<Integer>> points, int atOnce, Consumer<GridRow> sink)
      throws InterruptedException {
    var trainings = new ArrayList<Callable<Boolean>>();
    for (var point : points) {
      trainings.add(
          () -> {
            sink.accept(train(grid, point));
            return true;
          });
    }
    Trainings.run(trainings, atOnce);
  }

  private GridRow train(Grid grid, List<Integer> point) {
    var architecture = grid.architecture(point, classes);
    var learning = data.apply(architecture.frontEnd());
    var settings = TrainingSettings.of(epochs, SEED, Recipes.of(architecture.family()));
    var threads = ManagementFactory.getThreadMXBean();
    var start = threads.getCurrentThreadCpuTime();
    try (var training = Training.begin(architecture, learning, settings)) {
      training.runTo(epochs / RUNG_DIVISOR, TrainingListener.NONE);
      var early = FloatScorer.score(training.network(), learning.validation());
      training.runTo(epochs, TrainingListener.NONE);
      var network = training.network();
      var seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
      var model = PlannedModel.write(Quantizer.quantize(network, learning.training(0)));
      var estimate = Estimates.of(architecture);
      return new GridRow(
          point,
          early,
          FloatScorer.score(network, learning.validation()),
          Int8Scorer.score(model, learning.validation(), network.standardisation()).accuracy(),
          Int8Scorer.score(model, learning.testing(), network.standardisation()).accuracy(),
          model.length,
          estimate.sram().arenaBytes(),
          estimate.ops(),
          seconds);
    }
  }
}
