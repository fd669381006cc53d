package io.thimble.api.dataset;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.api.security.Callers;
import io.thimble.db.dataset.StoredDataset;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.imports.StoredImport;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the imported data sets that a caller may know of. Those of others are not there. */
@Component
public class Imports {
  private final ImportStore store;

  Imports(ImportStore store) {
    this.store = store;
  }

  /** Whose data sets the request is about. */
  String owner() {
    return Callers.current().owner();
  }

  /** Whether the caller may know of it. */
  boolean visible(StoredImport dataset) {
    return Callers.current().sees(dataset.owner());
  }

  /** Whether searches find an imported data set under the name of which the caller may not know. */
  public boolean hides(String name) {
    return store.listed(name).filter(dataset -> !visible(dataset)).isPresent();
  }

  /** Those of all data sets of which the caller may know. */
  public List<StoredDataset> shown(List<StoredDataset> all) {
    var hidden =
        store.listed().stream()
            .filter(dataset -> !visible(dataset))
            .map(StoredImport::name)
            .collect(Collectors.toSet());
    return all.stream().filter(dataset -> !hidden.contains(dataset.name())).toList();
  }

  /** The imported data set that searches find under the name; nothing where it is a folder. */
  public Optional<StoredImport> listed(String name) {
    return store.listed(name).filter(this::visible);
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
