package io.thimble.worker.trial;

import io.thimble.db.Database;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.Attempt;
import io.thimble.db.trial.StoredCheckpoint;
import io.thimble.db.trial.StoredTrial;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.DataSetUnavailableException;
import io.thimble.worker.pace.Pace;
import io.thimble.worker.production.Outcome;
import io.thimble.worker.production.TrialSpec;
import io.thimble.worker.trace.AttemptSpan;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.train.Checkpoint;
import io.thimble.worker.trainer.Ending;
import io.thimble.worker.trainer.Order;
import io.thimble.worker.trainer.Trainers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has trials made by the trainers, and writes down what becomes of them. */
public final class TrialRunner {
  private static final Logger log = LoggerFactory.getLogger(TrialRunner.class);

  private final Database database;
  private final SearchData data;
  private final Trainers trainers;
  private final int threads;
  private final Duration grace;
  private final Traces traces;
  private final Pace pace;

  /**
   * Runs trials.
   *
   * @param threads most threads that compute a trial's features
   * @param grace how long a training may go on, to the end of its epoch, once its worker stops
   * @param pace how often the database is asked whether an attempt is still wanted
   */
  public TrialRunner(
      Database database,
      SearchData data,
      Trainers trainers,
      int threads,
      Duration grace,
      Traces traces,
      Pace pace) {
    this.database = database;
    this.data = data;
    this.trainers = trainers;
    this.threads = threads;
    this.grace = grace;
    this.traces = traces;
    this.pace = pace;
  }

  /** What became of an attempt. */
  public enum Result {
    /** The trial is final, waits at its rung, or is no longer this attempt's: nothing to do. */
    DONE,
    /** The trial is put back, and waits for another attempt. */
    RELEASED,
    /** The same, because the training's process ended. */
    LOST,
    /** Put back as well: this machine cannot read the data set now, for which no trial pays. */
    HINDERED
  }

  /**
   * Runs one attempt to its end, from where the trial's last one got to.
   *
   * @param stopping asked four times a second: whether the worker wants to stop
   */
  public Result run(Attempt attempt, BooleanSupplier stopping) {
    var search = database.searches().find(attempt.search()).orElseThrow();
    var trial = database.trials().find(attempt.search(), attempt.trial()).orElseThrow();
    return traces.attempt(
        search,
        attempt,
        trial.decisions().family().label(),
        span -> run(search, trial, attempt, stopping, span));
  }

  private Result run(
      StoredSearch search,
      StoredTrial trial,
      Attempt attempt,
      BooleanSupplier stopping,
      AttemptSpan span) {
    var journal = new Journal(database.trialLog(), attempt);
    var supervision =
        new Supervision(database.trials(), attempt, stopping, grace, journal, span, pace);
    journal.note("Attempt %d begins on %s".formatted(attempt.number(), trial.worker()));
    Ending ending;
    try {
      ending = noted(journal, () -> made(search, trial, supervision));
    } catch (DataSetUnavailableException e) {
      log.warn("{}: put back: {}", supervision.label(), e.getMessage());
      Meters.attemptEnded("hindered");
      span.end("hindered", true);
      return release(attempt, null) ? Result.HINDERED : Result.DONE;
    } catch (CancellationException e) {
      log.warn("{}: put back, it took longer to stop than this worker waits", supervision.label());
      Meters.attemptEnded("stopped");
      span.end("stopped", false);
      return release(attempt, null) ? Result.RELEASED : Result.DONE;
    }
    Meters.attemptEnded(outcome(ending));
    span.end(outcome(ending), isFailure(ending));
    return switch (ending) {
      case Ending.Made(Outcome outcome) -> keep(outcome, supervision);
      case Ending.Unfit(String reason) -> {
        log.warn("{}: {}", supervision.label(), reason);
        supervision.outage().insist(() -> database.trials().fail(attempt, reason));
        yield Result.DONE;
      }
      case Ending.Lost(String reason) -> {
        log.warn("{}: attempt {} is lost: {}", supervision.label(), attempt.number(), reason);
        yield supervision.outage().insist(() -> database.trials().lose(attempt, reason))
            ? Result.LOST
            : Result.DONE;
      }
    };
  }

  /** Notes how it ended, also where nobody foresaw it. */
  private static Ending noted(Journal journal, Supplier<Ending> work) {
    try {
      var ending = work.get();
      journal.note(words(ending));
      return ending;
    } catch (RuntimeException e) {
      journal.note("The worker failed over the trial: " + e);
      throw e;
    } finally {
      journal.keep();
    }
  }

  private static String outcome(Ending ending) {
    return switch (ending) {
      case Ending.Made(Outcome.Product _) -> "scored";
      case Ending.Made(Outcome.AtRung _) -> "rung";
      case Ending.Made(Outcome.Stopped _) -> "stopped";
      case Ending.Made(Outcome.Tested _) -> "tested";
      case Ending.Unfit _ -> "failed";
      case Ending.Lost _ -> "lost";
    };
  }

  private static boolean isFailure(Ending ending) {
    return switch (ending) {
      case Ending.Made _ -> false;
      case Ending.Unfit _, Ending.Lost _ -> true;
    };
  }

  private static String words(Ending ending) {
    return switch (ending) {
      case Ending.Made(Outcome.Product product) ->
          "The file is scored: int8 %s".formatted(product.validation().int8().accuracy());
      case Ending.Made(Outcome.AtRung rung) ->
          "The rung is reached: %s".formatted(rung.floating().accuracy());
      case Ending.Made(Outcome.Stopped _) -> "The training is stopped";
      case Ending.Made(Outcome.Tested _) -> "The test is done";
      case Ending.Unfit(String reason) -> reason;
      case Ending.Lost(String reason) -> "The attempt is lost: " + reason;
    };
  }

  private Ending made(StoredSearch search, StoredTrial trial, Supervision supervision) {
    try {
      var folders = data.folders(search);
      var order =
          new Order.Train(spec(search, trial), folders, threads, checkpoint(trial), trial.epochs());
      return trainers.run(order, supervision);
    } catch (DataSetUnavailableException e) {
      throw e;
    } catch (DataSetException e) {
      return new Ending.Unfit(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Checkpoint checkpoint(StoredTrial trial) {
    return database
        .trials()
        .checkpoint(trial.search(), trial.number())
        .map(stored -> new Checkpoint(stored.epoch(), stored.state()))
        .orElse(null);
  }

  private Result keep(Outcome outcome, Supervision supervision) {
    var attempt = supervision.attempt();
    return switch (outcome) {
      case Outcome.Product product -> {
        if (supervision
            .outage()
            .insist(
                () ->
                    database
                        .trials()
                        .score(
                            attempt,
                            product.validation(),
                            product.artifacts(),
                            product.report()))) {
          countOnFront(attempt);
        }
        yield Result.DONE;
      }
      case Outcome.AtRung rung -> {
        var checkpoint = Supervision.stored(rung.checkpoint());
        supervision
            .outage()
            .insist(() -> database.trials().reachRung(attempt, rung.floating(), checkpoint));
        yield Result.DONE;
      }
      case Outcome.Stopped stopped -> putBack(attempt, stopped, supervision);
      case Outcome.Tested _ ->
          throw new IllegalStateException("A training was ordered, not a test.");
    };
  }

  private void countOnFront(Attempt attempt) {
    database
        .trials()
        .find(attempt.search(), attempt.trial())
        .filter(StoredTrial::onFront)
        .ifPresent(_ -> Meters.frontChanged());
  }

  private Result putBack(Attempt attempt, Outcome.Stopped stopped, Supervision supervision) {
    var checkpoint = stopped.checkpoint() == null ? null : Supervision.stored(stopped.checkpoint());
    if (release(attempt, checkpoint)) {
      log.info("{}: put back, its search or this worker stops", supervision.label());
      return Result.RELEASED;
    }
    log.info("{}: no longer wanted", supervision.label());
    return Result.DONE;
  }

  /** An interruption ends the work, not the word about it. */
  private boolean release(Attempt attempt, @Nullable StoredCheckpoint checkpoint) {
    boolean interrupted = Thread.interrupted();
    try {
      return database.trials().release(attempt, checkpoint);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static TrialSpec spec(StoredSearch search, StoredTrial trial) {
    return new TrialSpec(search.spec(), trial.number(), trial.decisions(), trial.estimate());
  }
}
