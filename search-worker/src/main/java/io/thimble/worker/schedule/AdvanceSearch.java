package io.thimble.worker.schedule;

import io.thimble.db.Database;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.TrialState;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.data.DataSetUnavailableException;
import io.thimble.worker.strategy.PlannedSearch;
import io.thimble.worker.strategy.problem.Suggestion;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.trial.FinalScoring;
import io.thimble.worker.trial.Look;
import io.thimble.worker.trial.Meters;
import io.thimble.worker.trial.SearchData;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a search one step further: checks its data, compares the trials that wait at rungs,
 * proposes the trials that are already decided, ends it when all is done. Keeps no state, so it may
 * run at any time, on any worker, again and again.
 *
 * <p>Trial n is decided once every trial numbered below {@code n - parallelism} is final, and
 * depends on nothing else; this makes the trials the same whatever the number of workers and
 * crashes.
 */
final class AdvanceSearch {
  private static final Logger log = LoggerFactory.getLogger(AdvanceSearch.class);

  private final Database database;
  private final SearchData data;
  private final FinalScoring finalScoring;
  private final Clock clock;
  private final Traces traces;
  private final RungComparison rungs;
  private final Finalists finalists;

  AdvanceSearch(
      Database database, SearchData data, FinalScoring finalScoring, Clock clock, Traces traces) {
    this.database = database;
    this.data = data;
    this.finalScoring = finalScoring;
    this.clock = clock;
    this.traces = traces;
    this.rungs = new RungComparison(database.trials());
    this.finalists = new Finalists(database.trials(), database.changes());
  }

  /**
   * Takes the search one step further.
   *
   * @return whether it must be looked at again
   */
  boolean advance(UUID id) {
    return advance(id, Look.FIRST);
  }

  boolean advance(UUID id, Look look) {
    var found = database.searches().find(id);
    if (found.isEmpty()) {
      return false;
    }
    var search = found.get();
    return switch (search.state()) {
      case QUEUED -> start(search, look);
      case RUNNING -> proceed(search, look);
      case PAUSED -> true;
      case COMPLETED, CANCELLED, FAILED -> false;
    };
  }

  /**
   * Ends a search that no look takes any further.
   *
   * @return whether it must be looked at again
   */
  boolean giveUp(UUID id, Throwable failure) {
    log.error("Search {}: no look takes it any further", id, failure);
    fail(
        id,
        failure instanceof DataSetException
            ? String.valueOf(failure.getMessage())
            : "The search cannot be taken any further (%s). Maybe this is a fault of Thimble: the worker's log tells where."
                .formatted(failure));
    return isOpen(id);
  }

  private boolean isOpen(UUID id) {
    return database.searches().find(id).stream().anyMatch(left -> !left.state().isFinal());
  }

  private boolean start(StoredSearch search, Look look) {
    try {
      traces.work("check data", search, () -> data.corpus(search));
    } catch (DataSetUnavailableException e) {
      // Another look, or another worker, may see what this one cannot.
      throw e;
    } catch (DataSetException e) {
      fail(search.id(), String.valueOf(e.getMessage()));
      return false;
    }
    database.searches().move(search.id(), SearchMove.START, null);
    return advance(search.id(), look);
  }

  private boolean proceed(StoredSearch search, Look look) {
    database.trials().requeue(search.id());
    var trials = rungs.compare(search);
    while (mayPropose(search, trials)) {
      if (!PlannedSearch.isDecided(search.spec(), trials)) {
        return true;
      }
      var earlier = trials;
      if (!traces.work("propose", search, trials.size(), () -> propose(search, earlier))) {
        break;
      }
      trials = database.trials().ofSearch(search.id());
    }
    if (trials.stream().anyMatch(trial -> !trial.state().isFinal())) {
      return true;
    }
    if (finalists.repeat(search, trials)) {
      return true;
    }
    var last = trials;
    traces.run("finish", search, () -> finish(search, last, look));
    // A pause may have come in between: then the end waits for the resume. So may an extension.
    return isOpen(search.id());
  }

  private boolean mayPropose(StoredSearch search, List<StoredTrial> trials) {
    var now = clock.instant();
    var started = search.startedAt() == null ? now : search.startedAt();
    return trials.size() < search.spec().trials()
        && trials.stream().allMatch(trial -> trial.replicaOf() == null)
        && now.isBefore(started.plus(search.spec().maxDuration()));
  }

  private PlannedSearch plan(StoredSearch search) {
    var earlier =
        search.spec().warmStart().stream()
            .flatMap(id -> database.trials().ofSearch(id).stream())
            .toList();
    return PlannedSearch.of(search.spec(), earlier);
  }

  private boolean propose(StoredSearch search, List<StoredTrial> trials) {
    var plan = plan(search);
    var number = trials.size();
    var rungs = database.trials().rungs(search.id());
    var asked = System.nanoTime();
    var suggestion = plan.propose(trials, rungs, number);
    Meters.asked(Duration.ofNanos(System.nanoTime() - asked));
    return switch (suggestion) {
      case Suggestion.Exhausted _ -> {
        log.info("Search {}: nothing new fits after {} trials", search.id(), number);
        yield false;
      }
      case Suggestion.Accepted accepted -> {
        var kept =
            database
                .trials()
                .propose(
                    search.id(),
                    number,
                    plan.proposal(accepted),
                    search.spec().training().epochsOf(0),
                    accepted.rejections());
        if (kept) {
          var rejections = accepted.rejections();
          Meters.proposed(rejections.duplicate(), rejections.infeasibleBy());
        }
        yield kept;
      }
    };
  }

  private void finish(StoredSearch search, List<StoredTrial> trials, Look look) {
    var scored = trials.stream().filter(trial -> trial.state() == TrialState.SCORED).count();
    if (scored == 0) {
      end(search, trials, () -> fail(search.id(), reasonWithoutScores(trials)));
      return;
    }
    if (!finalScoring.scoreFront(search, look)) {
      return;
    }
    var importance = plan(search).importance(trials, database.trials().rungs(search.id()));
    end(
        search,
        trials,
        () -> {
          importance.ifPresent(known -> database.searches().explain(search.id(), known));
          database.searches().move(search.id(), SearchMove.COMPLETE, null);
          log.info("Search {}: completed with {} scored trials", search.id(), scored);
        });
  }

  /**
   * Scoring a front takes minutes, and a worker may be frozen for longer: what was found out before
   * ends the search only as it was then, not when somebody has made it longer.
   */
  private void end(StoredSearch search, List<StoredTrial> trials, Runnable end) {
    if (!database.changes().whileSettled(search, trials.size(), end)) {
      log.info("Search {}: changed while its end was prepared", search.id());
    }
  }

  private static String reasonWithoutScores(List<StoredTrial> trials) {
    return trials.stream()
        .filter(trial -> trial.reason() != null)
        .findFirst()
        .map(trial -> "No trial was scored; trial %d: %s".formatted(trial.number(), trial.reason()))
        .orElse(
            "No architecture within the budget was found. Maybe raise a limit, or add families.");
  }

  private void fail(UUID id, String reason) {
    log.warn("Search {}: {}", id, reason);
    database.searches().move(id, SearchMove.FAIL, reason);
  }
}
