package io.thimble.api.search;

import static io.thimble.hw.search.SearchState.CANCELLED;
import static io.thimble.hw.search.SearchState.PAUSED;
import static io.thimble.hw.search.SearchState.QUEUED;
import static io.thimble.hw.search.SearchState.RUNNING;

import io.thimble.hw.search.SearchState;
import java.util.Locale;
import java.util.Set;

/** What a person may ask of a search that is not over. */
enum Transition {
  PAUSE(Set.of(QUEUED, RUNNING), PAUSED),
  RESUME(Set.of(PAUSED), RUNNING),
  CANCEL(Set.of(QUEUED, RUNNING, PAUSED), CANCELLED);

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
  private final Set<SearchState> from;

  private final SearchState to;

  Transition(Set<SearchState> from, SearchState to) {
    this.from = from;
    this.to = to;
  }

  Set<SearchState> from() {
    return from;
  }

  SearchState to() {
    return to;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
