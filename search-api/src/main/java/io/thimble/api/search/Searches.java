package io.thimble.api.search;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.security.Callers;
import io.thimble.db.search.SearchStore;
import io.thimble.db.search.StoredSearch;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds searches for every resource that hangs below one. */
@Component
public class Searches {
  private final SearchStore store;

  Searches(SearchStore store) {
    this.store = store;
  }

  /** Whose a search is that the request posts. */
  public String owner() {
    return Callers.current().owner();
  }

  /** The search with this id, unless it is another owner's: whoever asks is not told of it. */
  public Optional<StoredSearch> find(UUID id) {
    return store.find(id).filter(search -> Callers.current().sees(search.owner()));
  }

  /**
   * The search with this id.
   *
   * @throws ApiException when the caller has none
   */
  public StoredSearch require(UUID id) {
    return find(id)
        .orElseThrow(
            () ->
                new ApiException(
                    ProblemType.SEARCH_NOT_FOUND,
                    "There is no search %s. Maybe it was posted to another server.".formatted(id)));
  }
}
