package io.thimble.db;

import io.thimble.hw.search.SearchState;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lock that every write to a search takes first. With it writes of one search happen one after
 * the other, cannot deadlock, and their events become visible in the order of their ids.
 */
final class SearchLock {
  private final JdbcClient client;

  SearchLock(JdbcClient client) {
    this.client = client;
  }

  /** Waits for the search's row and keeps it until the transaction ends; empty without such row. */
  Optional<SearchState> take(UUID search) {
    return client
        .sql(
            """
            select state
              from search
             where id = :search
               for update
            """)
        .param("search", search)
        .query(String.class)
        .optional()
        .map(SearchState::valueOf);
  }
}
