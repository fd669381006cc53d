package io.thimble.worker.schedule;

import io.thimble.db.search.Rejections;
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

  Finalists(TrialStore trials) {
    this.trials = trials;
  }

  /**
   * Enqueues the replicas that are missing, for the members of the front in the order of their
   * numbers.
   *
   * @param all the trials of the search, all of them final
   * @return whether there were any
   */
  boolean repeat(StoredSearch search, List<StoredTrial> all) {
    var missing = missing(search, all);
    for (int i = 0; i < missing.size(); i++) {
      var finalist = missing.get(i);
      trials.propose(
          search.id(),
          all.size() + i,
          replica(finalist),
          search.spec().training().epochs(),
          Rejections.NONE);
    }
    if (!missing.isEmpty()) {
      log.info("Search {}: {} more trainings of its front", search.id(), missing.size());
    }
    return !missing.isEmpty();
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
