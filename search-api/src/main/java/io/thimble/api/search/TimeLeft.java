package io.thimble.api.search;

import io.thimble.db.search.SearchSummary;
import io.thimble.db.search.StoredSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * How long a running search will still take: the time so far, extended by what is left at the same
 * pace. A trial that has not ended counts by the share of all epochs, and no search outlasts its
 * spec by more than the trials in training then.
 */
final class TimeLeft {
  private TimeLeft() {}

  /** Seconds, or empty while nothing has been done. */
  static OptionalLong seconds(StoredSearch search, SearchSummary summary, Instant now) {
    var startedAt = search.startedAt();
    if (search.state().isFinal() || startedAt == null) {
      return OptionalLong.empty();
    }
    var done =
        summary.finalTrials() + (double) summary.epochs() / search.spec().training().epochs();
    if (done == 0) {
      return OptionalLong.empty();
    }
    var elapsedSeconds = Math.max(0, Duration.between(startedAt, now).toMillis() / 1000.0);
    var replicas = summary.replicas() > 0;
    // Replicas come last, when it is settled how many trials there are.
    var planned = replicas ? summary.trials() : search.spec().trials();
    var secondsByPace = elapsedSeconds / done * Math.max(0, planned - done);
    if (replicas) {
      return OptionalLong.of(Math.round(secondsByPace));
    }
    var secondsByClock = search.spec().maxDuration().toSeconds() - elapsedSeconds;
    return OptionalLong.of(Math.round(Math.max(0, Math.min(secondsByPace, secondsByClock))));
  }
}
