package io.thimble.worker.schedule;

import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.score.ObjectiveValues;
import io.thimble.hw.search.SearchSpec;
import io.thimble.worker.strategy.Evaluated;
import io.thimble.worker.strategy.History;
import io.thimble.worker.strategy.Outcome;
import java.util.Arrays;
import java.util.List;

/** Turns stored trials into what a strategy sees. */
final class Histories {
  private Histories() {}

  static History of(SearchSpec spec, List<StoredTrial> trials) {
    return new History(
        trials.stream()
            .map(
                trial ->
                    new Evaluated(
                        trial.number(), trial.decisions(), trial.estimate(), outcome(spec, trial)))
            .toList());
  }

  private static Outcome outcome(SearchSpec spec, StoredTrial trial) {
    var validation = trial.validation();
    if (validation != null) {
      var values = ObjectiveValues.of(spec, trial.estimate(), validation.int8());
      return new Outcome.Measured(Arrays.stream(values).boxed().toList());
    }
    return trial.state().isFinal() ? new Outcome.Failed() : new Outcome.Pending();
  }
}
