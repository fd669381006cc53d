package io.thimble.api.dataset;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.search.Searches;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.imports.StoredImport;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the imported data sets that a caller may know of. Those of others are not there. */
@Component
class Imports {
  private final ImportStore store;
  private final Searches searches;

  Imports(ImportStore store, Searches searches) {
    this.store = store;
    this.searches = searches;
  }

  /** Whose data sets the request is about. */
  String owner() {
    return searches.owner();
  }

  /** Whether the caller may know of it. */
  boolean visible(StoredImport dataset) {
    return dataset.owner().equals(owner());
  }

  /** The upload with this id. */
  StoredImport require(UUID id) {
    return store
        .find(id)
        .filter(this::visible)
        .orElseThrow(
            () ->
                new ApiException(
                    ProblemType.UPLOAD_NOT_FOUND,
                    "There is no upload %s. Maybe its data set was deleted.".formatted(id)));
  }

  /** As the API shows it. */
  ImportJson json(StoredImport dataset) {
    return ImportJson.of(dataset, store.copies(dataset.id()));
  }

  /** The same, as it is now. */
  ImportJson json(UUID id) {
    return json(require(id));
  }
}
