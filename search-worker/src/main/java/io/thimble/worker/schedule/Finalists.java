package io.thimble.worker.schedule;

import io.thimble.db.search.Rejections;
import io.thimble.db.search.SearchChanges;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.Origin;
import io.thimble.db.trial.Proposal;
import io.thimble.db.trial.StoredTrial;
import io.thimble.db.trial.TrialStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the members of a final front trained again with other seeds, which says how much of their
 * accuracy is luck. Such a trial is a replica: it never enters the front, so nothing is chosen by
 * the luckiest seed.
 */
final class Finalists {
  private static final Logger log = LoggerFactory.getLogger(Finalists.class);

  private final TrialStore trials;
  private final SearchChanges changes;

  Finalists(TrialStore trials, SearchChanges changes) {
    this.trials = trials;
    this.changes = changes;
  }

  /**
   * Enqueues the replicas that are missing, for the members of the front in the order of their
   * numbers: all of them, or none when the search was made longer since it was read, as its front
   * is not the final one then.
   *
   * @param all the trials of the search, all of them final
   * @return whether any were missing
   */
  boolean repeat(StoredSearch search, List<StoredTrial> all) {
    var missing = missing(search, all);
    if (missing.isEmpty()) {
      return false;
    }
    if (changes.whileSettled(search, all.size(), () -> propose(search, all.size(), missing))) {
      log.info("Search {}: {} more trainings of its front", search.id(), missing.size());
    }
    return true;
  }

  private void propose(StoredSearch search, int first, List<StoredTrial> finalists) {
    for (int i = 0; i < finalists.size(); i++) {
      trials.propose(
          search.id(),
          first + i,
          replica(finalists.get(i)),
          search.spec().training().epochs(),
          Rejections.NONE);
    }
  }

  private static List<StoredTrial> missing(StoredSearch search, List<StoredTrial> all) {
    var missing = new ArrayList<StoredTrial>();
    for (var finalist : all) {
      if (finalist.onFront()) {
        var replicas =
            all.stream()
                .filter(trial -> Objects.equals(trial.replicaOf(), finalist.number()))
                .count();
        for (var i = 1 + replicas; i < search.spec().training().finalistSeeds(); i++) {
          missing.add(finalist);
        }
      }
    }
    return missing;
  }

  private static Proposal replica(StoredTrial finalist) {
    return new Proposal(
        finalist.decisions(),
        finalist.architecture(),
        finalist.estimate(),
        new Origin(
            "replica",
            "Trial %d once more, with another seed.".formatted(finalist.number()),
            List.of(finalist.number()),
            null,
            null),
        finalist.number());
  }
}
