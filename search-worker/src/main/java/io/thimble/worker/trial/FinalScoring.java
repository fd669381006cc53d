package io.thimble.worker.trial;

import io.thimble.db.Database;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.worker.WorkerStore;
import io.thimble.hw.search.SearchState;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.DataSetUnavailableException;
import io.thimble.worker.production.Outcome;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.trainer.Answer;
import io.thimble.worker.trainer.Ending;
import io.thimble.worker.trainer.Order;
import io.thimble.worker.trainer.Supervisor;
import io.thimble.worker.trainer.Trainers;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the test split: once, when a search is over, and only for the members of its front, so
 * that nothing was chosen by it.
 */
public final class FinalScoring {
  private static final Logger log = LoggerFactory.getLogger(FinalScoring.class);

  /** A test that was lost so often in a row will be lost again. */
  private static final int MOST_FAILURES = 3;

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
   * Scores the members of the front that have no test score yet. One whose test fails for good is
   * left without.
   *
   * @return false when the worker stops, or the search no longer runs, before all are scored
   * @throws IllegalStateException when one could not be scored now; the others are
   */
  public boolean scoreFront(StoredSearch search, Look look) {
    @Nullable String lost = null;
    for (var trial : database.trials().ofSearch(search.id())) {
      if (trial.onFront() && trial.test() == null) {
        var ending = traces.work("test", search, trial.number(), () -> tested(search, trial, look));
        switch (ending) {
          case Ending.Made(Outcome.Tested tested) -> keep(trial, tested);
          case Ending.Made(Outcome.Stopped _) -> {
            return false;
          }
          case Ending.Made _ ->
              throw new IllegalStateException("A test was ordered, not a training.");
          case Ending.Unfit(String reason) -> leave(trial, reason);
          case Ending.Lost(String reason) -> {
            if (look.failures() >= MOST_FAILURES) {
              leave(trial, reason);
            } else {
              lost = reason;
            }
          }
        }
      }
    }
    if (lost != null) {
      throw new IllegalStateException(lost);
    }
    return true;
  }

  private Ending tested(StoredSearch search, StoredTrial trial, Look look) {
    try {
      var order =
          new Order.Test(
              TrialRunner.spec(search, trial),
              data.folders(search),
              threads,
              database.artifacts().find(search.id(), trial.number()).orElseThrow(),
              Objects.requireNonNull(trial.validation()));
      return trainers.run(order, new Patience(trial, look));
    } catch (DataSetUnavailableException e) {
      return new Ending.Lost(String.valueOf(e.getMessage()));
    } catch (DataSetException e) {
      return new Ending.Unfit(String.valueOf(e.getMessage()));
    }
  }

  private void keep(StoredTrial trial, Outcome.Tested tested) {
    database
        .trials()
        .scoreTest(trial.search(), trial.number(), tested.test(), tested.bundle(), tested.heard());
    log.info("{}: test int8 {}", label(trial), tested.test().int8().accuracy());
  }

  private static void leave(StoredTrial trial, String reason) {
    log.warn("{}: left without a test score: {}", label(trial), reason);
  }

  private static String label(StoredTrial trial) {
    return "Search %s trial %d".formatted(trial.search(), trial.number());
  }

  /** A test takes as long as it takes, while anybody waits for it. */
  private final class Patience implements Supervisor {
    private final StoredTrial trial;
    private final Look look;
    private final Outage outage = new Outage(WorkerStore.LEASE, System::nanoTime);

    Patience(StoredTrial trial, Look look) {
      this.trial = trial;
      this.look = look;
    }

    @Override
    public String label() {
      return FinalScoring.label(trial);
    }

    @Override
    public boolean heard(Answer.Progress progress) {
      return true;
    }

    @Override
    public boolean goesOn() {
      return !look.stopping().getAsBoolean() && outage.yesUnless(this::isRunning);
    }

    private boolean isRunning() {
      return database
          .searches()
          .find(trial.search())
          .filter(search -> search.state() == SearchState.RUNNING)
          .isPresent();
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
