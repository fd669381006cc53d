package io.thimble.worker.schedule;

import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialStore;
import io.thimble.worker.strategy.Promotions;
import io.thimble.worker.strategy.Promotions.Verdict;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends trials that wait at rungs on, or stops them. */
final class RungComparison {
  private static final Logger log = LoggerFactory.getLogger(RungComparison.class);

  private final TrialStore trials;

  RungComparison(TrialStore trials) {
    this.trials = trials;
  }

  /**
   * Carries out every verdict that is due, also those that become due by it.
   *
   * @return the trials as they stand then
   */
  List<StoredTrial> compare(StoredSearch search) {
    while (true) {
      var all = trials.ofSearch(search.id());
      // Read after the trials: whoever has ended by then has left all its results.
      var results = trials.rungs(search.id());
      var changed = false;
      for (var verdict : Promotions.due(search.spec(), all, results)) {
        changed |= carryOut(search, verdict);
      }
      if (!changed) {
        return all;
      }
    }
  }

  private boolean carryOut(StoredSearch search, Verdict verdict) {
    var trial = verdict.trial();
    var training = search.spec().training();
    var carriedOut =
        switch (verdict.fate()) {
          case PROMOTED ->
              trials.promote(
                  search.id(), trial.number(), training.epochsOf(trial.rung() + 1), false);
          case AUDITED -> trials.promote(search.id(), trial.number(), training.epochs(), true);
          case STOPPED -> trials.stop(search.id(), trial.number());
        };
    if (carriedOut) {
      log.info(
          "Search {} trial {}: {} at epoch {}",
          search.id(),
          trial.number(),
          verdict.fate().name().toLowerCase(Locale.ROOT),
          trial.epoch());
    }
    return carriedOut;
  }
}
