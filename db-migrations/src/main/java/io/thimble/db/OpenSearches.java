package io.thimble.db;

import io.thimble.hw.search.SearchState;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Searches that are not over, as parts of SQL statements. */
final class OpenSearches {
  /** The condition on {@code search.state} that a search is not over. */
  static final String ARE =
      Stream.of(SearchState.values())
          .filter(state -> !state.isFinal())
          .map(state -> "'" + state.name() + "'")
          .collect(Collectors.joining(", ", "search.state in (", ")"));

  private OpenSearches() {}
}
