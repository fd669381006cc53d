package io.thimble.db.idempotency;

import java.util.UUID;

/**
 * The answer to a request that is done once.
 *
 * @param search the search that the request made or changed
 * @param body the answer's body, to be sent as it is
 */
public record KeptAnswer(UUID search, String body) {}
