package io.thimble.worker.study;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.training.Recipe;
import io.thimble.hw.training.Recipes;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.quantize.Quantizer;
import io.thimble.worker.score.Int8Scorer;
import io.thimble.worker.train.FloatScorer;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Trains published networks, each with its family's recipe and several seeds, writes their files
 * and scores both.
 */
public final class PresetStudy {
  private final BiFunction<Architecture, Recipe, LearningData> data;
  private final int classes;
  private final int epochs;

  /**
   * A study on one data set.
   *
   * @param data the clips as a network sees them
   * @param classes how many classes they have
   * @param epochs passes over the training clips
   */
  public PresetStudy(BiFunction<Architecture, Recipe, LearningData> data, int classes, int epochs) {
    this.data = data;
    this.classes = classes;
    this.epochs = epochs;
  }

  /**
   * Trains and scores.
   *
   * @param presets names of networks
   * @param seeds trainings of each; their seeds are 1, 2, …
   * @param atOnce trainings that run at the same time
   * @param progress hears of each training, from several threads
   * @return by network, then by seed
   */
  public List<PresetRun> run(
      List<String> presets, int seeds, int atOnce, Consumer<PresetRun> progress)
      throws InterruptedException {
    var trainings = new ArrayList<Callable<PresetRun>>();
    for (var preset : presets) {
      var decisions = Presets.named(preset).decisions();
      var architecture = Spaces.of(decisions.family()).decode(decisions, classes);
      var recipe = Recipes.of(decisions.family());
      var learning = data.apply(architecture, recipe);
      for (long seed = 1; seed <= seeds; seed++) {
        var settings = TrainingSettings.of(epochs, seed, recipe);
        trainings.add(
            () -> {
              var run = train(preset, architecture, learning, settings);
              progress.accept(run);
              return run;
            });
      }
    }
    return Trainings.run(trainings, atOnce);
  }

  private static PresetRun train(
      String preset, Architecture architecture, LearningData learning, TrainingSettings settings) {
    var threads = ManagementFactory.getThreadMXBean();
    var start = threads.getCurrentThreadCpuTime();
    var network = Trainer.train(architecture, learning, settings, TrainingListener.NONE);
    var seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    var model = PlannedModel.write(Quantizer.quantize(network, learning.training(0)));
    return new PresetRun(
        preset,
        settings.seed(),
        settings.epochs(),
        FloatScorer.score(network, learning.validation()),
        FloatScorer.score(network, learning.testing()),
        Int8Scorer.score(model, learning.validation(), network.standardisation()).accuracy(),
        Int8Scorer.score(model, learning.testing(), network.standardisation()).accuracy(),
        model.length,
        Estimates.of(architecture).sram().arenaBytes(),
        seconds,
        model);
  }
}
