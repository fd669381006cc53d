package io.thimble.worker.replay.served;

import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.worker.strategy.HistoryReplay;
import io.thimble.worker.strategy.PlannedSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A search as a service tells it.
 *
 * @param spec what was posted
 * @param trials by number
 * @param rungs what they had learnt at rungs
 * @param earlier trials of the searches that it started from
 */
public record ServedSearch(
    SearchSpec spec, List<StoredTrial> trials, List<RungResult> rungs, List<StoredTrial> earlier) {
  public ServedSearch {
    trials = List.copyOf(trials);
    rungs = List.copyOf(rungs);
    earlier = List.copyOf(earlier);
  }

  /**
   * Reads a search, and those that it started from.
   *
   * @throws ServiceException when the service cannot be reached, or does not have the search
   */
  public static ServedSearch read(Service service, UUID id) {
    var spec = SearchSpecJson.read(service.get("/searches/" + id).get("spec").toString());
    var earlier = new ArrayList<StoredTrial>();
    for (var other : spec.warmStart()) {
      var otherSpec = SearchSpecJson.read(service.get("/searches/" + other).get("spec").toString());
      earlier.addAll(ServedTrials.read(service, other, otherSpec).trials());
    }
    var trials = ServedTrials.read(service, id, spec);
    return new ServedSearch(spec, trials.trials(), trials.rungs(), earlier);
  }

  /** Decides everything once more. */
  public HistoryReplay replay() {
    return HistoryReplay.of(PlannedSearch.of(spec, earlier), trials, rungs);
  }
}
