package io.thimble.api.search;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.db.search.SearchStore;
import io.thimble.db.search.StoredSearch;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds searches for every resource that hangs below one. */
@Component
public class Searches {
  private final SearchStore store;

  Searches(SearchStore store) {
    this.store = store;
  }

  /** Whose searches the request is about, and whose a search is that it posts. */
  public String owner() {
    return "local";
  }

  /**
   * The search with this id.
   *
   * @throws ApiException when there is none
   */
  public StoredSearch require(UUID id) {
    return store
        .find(id)
        .orElseThrow(
            () ->
                new ApiException(
                    ProblemType.SEARCH_NOT_FOUND,
                    "There is no search %s. Maybe it was posted to another server.".formatted(id)));
  }
}
