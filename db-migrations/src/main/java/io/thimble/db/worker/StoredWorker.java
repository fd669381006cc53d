package io.thimble.db.worker;

import java.time.Instant;
import java.util.UUID;

/**
 * A worker as it was last seen.
 *
 * @param id its own, new at every start
 * @param name host and process
 * @param can what it can do
 * @param running trials that it holds
 * @param draining whether it takes no further work, because it is about to end
 * @param startedAt when it was first seen
 * @param seenAt when it was last seen
 */
public record StoredWorker(
    UUID id,
    String name,
    Capabilities can,
    int running,
    boolean draining,
    Instant startedAt,
    Instant seenAt) {}
