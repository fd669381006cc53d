package io.thimble.api.search;

import io.thimble.db.imports.StoredImport;
import io.thimble.hw.search.SearchSpec;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A spec of which a search can be made.
 *
 * @param spec with every default filled in
 * @param dataset the imported data set that was looked at; empty where it is a folder of workers
 */
record Admitted(SearchSpec spec, Optional<StoredImport> dataset) {
  /** The id of the imported data set. */
  @Nullable UUID imported() {
    return dataset.map(StoredImport::id).orElse(null);
  }
}
