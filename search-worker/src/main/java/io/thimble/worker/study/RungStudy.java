package io.thimble.worker.study;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.training.Recipe;
import io.thimble.hw.training.Recipes;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.train.FloatScorer;
import io.thimble.worker.train.Training;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Trains random networks of all families to the end and looks at them after each epoch: what an
 * early look says of the end decides where rungs are worth their name.
 */
public final class RungStudy {
  private final BiFunction<Architecture, Recipe, LearningData> data;
  private final int classes;
  private final int epochs;
  private final long mostOps;

  /**
   * A study on one data set.
   *
   * @param data the clips as a network sees them
   * @param classes how many classes they have
   * @param epochs of each training
   * @param mostOps networks with more operations are drawn again: they take too long
   */
  public RungStudy(
      BiFunction<Architecture, Recipe, LearningData> data, int classes, int epochs, long mostOps) {
    this.data = data;
    this.classes = classes;
    this.epochs = epochs;
    this.mostOps = mostOps;
  }

  /**
   * Trains.
   *
   * @param candidates how many networks; families take turns
   * @param seed of the draws and of the trainings
   * @param atOnce trainings that run at the same time
   * @param progress hears of each training, from several threads
   */
  public List<LearningCurve> run(
      int candidates, long seed, int atOnce, Consumer<LearningCurve> progress)
      throws InterruptedException {
    var trainings = new ArrayList<Callable<LearningCurve>>();
    for (var architecture : draw(candidates, seed)) {
      var settings =
          TrainingSettings.of(epochs, seed + trainings.size(), Recipes.of(architecture.family()));
      trainings.add(
          () -> {
            var curve = train(architecture, settings);
            progress.accept(curve);
            return curve;
          });
    }
    return Trainings.run(trainings, atOnce);
  }

  private List<Architecture> draw(int candidates, long seed) {
    var random = new SplittableRandom(seed);
    var known = new HashSet<String>();
    var drawn = new ArrayList<Architecture>();
    while (drawn.size() < candidates) {
      var family = Family.values()[drawn.size() % Family.values().length];
      var space = Spaces.of(family);
      var architecture = space.decodeCut(Spaces.sample(space, random), classes);
      if (Estimates.of(architecture).ops() <= mostOps && known.add(architecture.id())) {
        drawn.add(architecture);
      }
    }
    return drawn;
  }

  private LearningCurve train(Architecture architecture, TrainingSettings settings) {
    var threads = ManagementFactory.getThreadMXBean();
    var start = threads.getCurrentThreadCpuTime();
    var learning = data.apply(architecture, settings.recipe());
    var validation = new ArrayList<Double>();
    try (var training = Training.begin(architecture, learning, settings)) {
      for (int epoch = 1; epoch <= epochs; epoch++) {
        training.runTo(epoch, TrainingListener.NONE);
        validation.add(FloatScorer.score(training.network(), learning.validation()).accuracy());
      }
      var test = FloatScorer.score(training.network(), learning.testing()).accuracy();
      return new LearningCurve(
          architecture.family().label(),
          architecture.id(),
          Estimates.of(architecture).macs(),
          validation,
          test,
          (threads.getCurrentThreadCpuTime() - start) / 1e9);
    }
  }
}
