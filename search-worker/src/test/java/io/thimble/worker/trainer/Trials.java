package io.thimble.worker.trainer;

import io.thimble.hw.cost.Estimates;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.production.ClipFolders;
import io.thimble.worker.production.TrialSpec;
import io.thimble.worker.train.Checkpoint;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Trials of published networks on the built-in voice. */
final class Trials {
  private Trials() {}

  static TrialSpec of(String preset, int epochs, int number) {
    var search =
        SearchSpecJson.read(
            """
            {"dataset": "synthetic", "keywords": ["yes", "no"], "budget": {"flashBytes": 2000000},
             "training": {"epochs": %d, "rungs": []}, "seed": 11}
            """
                .formatted(epochs));
    var decisions = Presets.named(preset).decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, search.labels().size());
    return new TrialSpec(search, number, decisions, Estimates.of(architecture, search.format()));
  }

  /** Trains it to its end. */
  static Order.Train train(TrialSpec trial, Path cache, @Nullable Checkpoint from) {
    return train(trial, cache, from, trial.search().training().epochs());
  }

  /** Trains it to a rung. */
  static Order.Train train(TrialSpec trial, Path cache, @Nullable Checkpoint from, int epochs) {
    var folders = new ClipFolders(null, cache.toString(), 1L << 30);
    return new Order.Train(trial, folders, 2, from, epochs);
  }
}
