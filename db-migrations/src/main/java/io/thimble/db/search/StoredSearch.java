package io.thimble.db.search;

import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search as it stands.
 *
 * @param id its id, in order of creation (UUID version 7)
 * @param owner whose it is
 * @param priority from -100 to 100; trials of a higher one run first
 * @param spec what was posted, with defaults filled in
 * @param imported the imported data set that it learns from, of which the name alone may be
 *     another's by now; null where that is a folder of workers
 * @param state where it stands
 * @param reason why it failed, or null
 * @param proposals proposals made so far, those that became trials among them
 * @param rejections how many proposals did not become trials
 * @param hypervolume of the front, each objective scaled by its budget; 0 while the front is empty
 * @param importance how much each decision matters, or null while nothing tells
 * @param traceparent the W3C trace context of the request that posted it, or null where that was
 *     not traced
 * @param createdAt when it was posted
 * @param startedAt when a worker first took it up, or null
 * @param endedAt when it reached a final state, or null
 */
public record StoredSearch(
    UUID id,
    String owner,
    int priority,
    SearchSpec spec,
    @Nullable UUID imported,
    SearchState state,
    @Nullable String reason,
    long proposals,
    Rejections rejections,
    double hypervolume,
    @Nullable Importance importance,
    @Nullable String traceparent,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {
  /** The owner of everything where nobody has to say who they are. */
  public static final String LOCAL_OWNER = "local";
}
