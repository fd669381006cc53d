package io.thimble.api.search;

import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.StoredTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * How long a running search will still take: the time so far, extended by what is left at the same
 * pace. A trial that has not ended counts by the share of all epochs, and no search outlasts its
 * spec by more than the trials in training then.
 */
final class TimeLeft {
  private TimeLeft() {}

  /** Seconds, or empty while nothing has been done. */
  static OptionalLong seconds(StoredSearch search, List<StoredTrial> trials, Instant now) {
    var startedAt = search.startedAt();
    if (search.state().isFinal() || startedAt == null) {
      return OptionalLong.empty();
    }
    int epochs = search.spec().training().epochs();
    var done = trials.stream().mapToDouble(trial -> share(trial, epochs)).sum();
    if (done == 0) {
      return OptionalLong.empty();
    }
    var elapsedSeconds = Math.max(0, Duration.between(startedAt, now).toMillis() / 1000.0);
    var replicas = trials.stream().anyMatch(trial -> trial.replicaOf() != null);
    // Replicas come last, when it is settled how many trials there are.
    var planned = replicas ? trials.size() : search.spec().trials();
    var secondsByPace = elapsedSeconds / done * Math.max(0, planned - done);
    if (replicas) {
      return OptionalLong.of(Math.round(secondsByPace));
    }
    var secondsByClock = search.spec().maxDuration().toSeconds() - elapsedSeconds;
    return OptionalLong.of(Math.round(Math.max(0, Math.min(secondsByPace, secondsByClock))));
  }

  private static double share(StoredTrial trial, int epochs) {
    return trial.state().isFinal() ? 1 : Math.min(1, (double) trial.epoch() / epochs);
  }
}
