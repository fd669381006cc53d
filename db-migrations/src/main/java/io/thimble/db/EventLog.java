package io.thimble.db;

import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Appends events. The caller holds the {@link SearchLock}, which puts them in order. */
final class EventLog {
  private final JdbcClient client;

  EventLog(JdbcClient client) {
    this.client = client;
  }

  void searchMoved(UUID search, SearchState state, @Nullable String reason) {
    append(
        search,
        "search-" + label(state),
        null,
        reason == null ? Map.of() : Map.of("reason", reason));
  }

  void trialMoved(UUID search, int trial, TrialState state, Map<String, ?> data) {
    append(search, "trial-" + label(state), trial, data);
  }

  void append(UUID search, String type, @Nullable Integer trial, Map<String, ?> data) {
    client
        .sql(
            """
            insert into event (search, type, trial, data)
            values (:search, :type, cast(:trial as integer), cast(:data as jsonb))
            """)
        .param("search", search)
        .param("type", type)
        .param("trial", trial)
        .param("data", StoredJson.write(data))
        .update();
  }

  private static String label(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
