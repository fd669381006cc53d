package io.thimble.db.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a search.
 *
 * @param id rising within the database; gaps are normal
 * @param search the search
 * @param type {@code search-queued}, {@code search-running}, … one for each state; {@code
 *     trial-queued}, {@code trial-running}, {@code trial-scored}, …; {@code trial-promoted}, which
 *     queues a waiting trial again; {@code trial-progress}, at most one for an epoch, with its
 *     loss; {@code trial-tested}; {@code front-changed}; {@code search-explained}; {@code
 *     search-extended}; {@code artifacts-removed}
 * @param trial the trial's number, or null
 * @param data further fields as a JSON object
 * @param at when
 */
public record Event(
    long id, UUID search, String type, @Nullable Integer trial, String data, Instant at) {}
