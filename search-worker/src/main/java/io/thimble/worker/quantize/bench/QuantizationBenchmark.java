package io.thimble.worker.quantize.bench;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.PlannedModel;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.data.FeatureSet;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.quantize.Quantizer;
import io.thimble.worker.score.Int8Scorer;
import io.thimble.worker.train.FloatScorer;
import io.thimble.worker.train.TrainedNetwork;
import io.thimble.worker.train.TrainedNetworkFile;
import io.thimble.worker.train.Trainer;
import io.thimble.worker.train.TrainingListener;
import io.thimble.worker.train.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Trains a published network with many seeds, rounds each, and scores both. */
public final class QuantizationBenchmark {
  private final Function<Architecture, LearningData> data;
  private final int classes;
  private final int epochs;
  private final @Nullable Path networks;

  /**
   * A benchmark on one data set.
   *
   * @param data the clips as a network sees them
   * @param classes how many classes they have
   * @param epochs passes over the training clips
   * @param networks where trained networks are kept, and taken from when they are there, so that
   *     another way of rounding needs no other training; null: nowhere
   */
  public QuantizationBenchmark(
      Function<Architecture, LearningData> data, int classes, int epochs, @Nullable Path networks) {
    this.data = data;
    this.classes = classes;
    this.epochs = epochs;
    this.networks = networks;
  }

  /**
   * Trains and scores one network.
   *
   * @param preset its name
   * @param seeds how many trainings; their seeds are 1, 2, …
   * @param progress hears of each training
   */
  public PresetResult run(String preset, int seeds, Consumer<SeedResult> progress)
      throws IOException {
    var decisions = Presets.named(preset).decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, classes);
    var learning = data.apply(architecture);
    var results = new ArrayList<SeedResult>();
    for (long seed = 1; seed <= seeds; seed++) {
      var network = network(preset, architecture, learning, seed);
      var model = PlannedModel.write(Quantizer.quantize(network, learning.training(0)));
      var result =
          new SeedResult(
              preset,
              seed,
              loss(network, model, learning.validation()),
              loss(network, model, learning.testing()));
      results.add(result);
      progress.accept(result);
    }
    return PresetResult.of(preset, results);
  }

  private TrainedNetwork network(
      String preset, Architecture architecture, LearningData learning, long seed)
      throws IOException {
    if (networks == null) {
      return train(architecture, learning, seed);
    }
    var file = networks.resolve("%s-%d-epochs-seed-%d.bin".formatted(preset, epochs, seed));
    if (Files.exists(file)) {
      return TrainedNetworkFile.read(Files.readAllBytes(file), architecture);
    }
    var network = train(architecture, learning, seed);
    Files.createDirectories(networks);
    Files.write(file, TrainedNetworkFile.write(network));
    return network;
  }

  private TrainedNetwork train(Architecture architecture, LearningData learning, long seed) {
    return Trainer.train(
        architecture, learning, TrainingSettings.of(epochs, seed), TrainingListener.NONE);
  }

  private static Loss loss(TrainedNetwork network, byte[] model, FeatureSet clips) {
    return new Loss(
        FloatScorer.score(network, clips),
        Int8Scorer.score(model, clips, network.standardisation()).accuracy());
  }
}
