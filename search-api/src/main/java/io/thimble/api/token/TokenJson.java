package io.thimble.api.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.thimble.db.token.StoredToken;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token.
 *
 * @param id by which it is revoked
 * @param name what it is for
 * @param owner whose searches it sees and makes
 * @param role {@code reader}, {@code submitter} or {@code admin}
 * @param createdAt when it was made
 * @param expiresAt from when on it is refused; null for never
 * @param secret what callers send; in the answer that makes it, and never again
 */
record TokenJson(
    UUID id,
    String name,
    String owner,
    String role,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
  static TokenJson of(StoredToken token, @Nullable String secret) {
    return new TokenJson(
        token.id(),
        token.name(),
        token.owner(),
        token.role().label(),
        token.createdAt(),
        token.expiresAt(),
        secret);
  }
}
