package io.thimble.db.search;

import io.thimble.hw.search.SearchSpec;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search to be kept.
 *
 * @param spec what was posted, with defaults filled in
 * @param owner whose it will be
 * @param imported the imported data set that it learns from; null where that is a folder of workers
 * @param traceparent the W3C trace context that it belongs to, or null for none
 */
public record NewSearch(
    SearchSpec spec, String owner, @Nullable UUID imported, @Nullable String traceparent) {
  /** One that learns from a folder and belongs to no trace. */
  public static NewSearch of(SearchSpec spec, String owner) {
    return new NewSearch(spec, owner, /* imported= */ null, /* traceparent= */ null);
  }
}
