package io.thimble.worker.trial;

import io.thimble.db.Database;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.StoredTrial;
import io.thimble.worker.production.Outcome;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.trainer.Answer;
import io.thimble.worker.trainer.Ending;
import io.thimble.worker.trainer.Order;
import io.thimble.worker.trainer.Supervisor;
import io.thimble.worker.trainer.Trainers;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the test split: once, when a search is over, and only for the members of its front, so
 * that nothing was chosen by it.
 */
public final class FinalScoring {
  private static final Logger log = LoggerFactory.getLogger(FinalScoring.class);

  private final Database database;
  private final SearchData data;
  private final Trainers trainers;
  private final int threads;
  private final Traces traces;

  /**
   * Scores fronts.
   *
   * @param threads most threads that compute a trial's features
   */
  public FinalScoring(
      Database database, SearchData data, Trainers trainers, int threads, Traces traces) {
    this.database = database;
    this.data = data;
    this.trainers = trainers;
    this.threads = threads;
    this.traces = traces;
  }

  /**
   * Scores the members of the front that have no test score yet.
   *
   * @throws IllegalStateException when one cannot be scored; those before it are
   */
  public void scoreFront(StoredSearch search) {
    database.trials().ofSearch(search.id()).stream()
        .filter(trial -> trial.onFront() && trial.test() == null)
        .forEach(trial -> traces.run("test", search, trial.number(), () -> score(search, trial)));
  }

  private void score(StoredSearch search, StoredTrial trial) {
    var artifacts = database.artifacts().find(search.id(), trial.number()).orElseThrow();
    var order =
        new Order.Test(
            TrialRunner.spec(search, trial),
            data.folders(search),
            threads,
            artifacts,
            Objects.requireNonNull(trial.validation()));
    var label = "Search %s trial %d".formatted(search.id(), trial.number());
    switch (trainers.run(order, new Patience(label))) {
      case Ending.Made(Outcome.Tested tested) -> {
        database.trials().scoreTest(search.id(), trial.number(), tested.test(), tested.bundle());
        log.info("{}: test int8 {}", label, tested.test().int8().accuracy());
      }
      case Ending.Made _ -> throw new IllegalStateException("A test was ordered, not a training.");
      case Ending.Unfit(String reason) -> throw new IllegalStateException(reason);
      case Ending.Lost(String reason) -> throw new IllegalStateException(reason);
    }
  }

  /** A test takes as long as it takes. */
  private record Patience(String label) implements Supervisor {
    @Override
    public boolean heard(Answer.Progress progress) {
      return true;
    }

    @Override
    public boolean goesOn() {
      return true;
    }

    /** The trial has ended, and so has its log. */
    @Override
    public void printed(String line) {}

    @Override
    public Map<String, String> marks() {
      return Map.of();
    }
  }
}
