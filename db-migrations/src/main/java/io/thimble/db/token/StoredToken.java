package io.thimble.db.token;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token, without its secret.
 *
 * @param id its id, in order of creation (UUID version 7)
 * @param name what it is for, shown to people
 * @param owner for whom it asks
 * @param role what it may do
 * @param createdAt when it was made
 * @param expiresAt from when on it is no longer known, or null
 */
public record StoredToken(
    UUID id,
    String name,
    String owner,
    Role role,
    Instant createdAt,
    @Nullable Instant expiresAt) {}
