package io.thimble.db.token;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token before it is kept.
 *
 * @param name what it is for, shown to people
 * @param owner for whom it asks
 * @param role what it may do
 * @param sha256 of the secret, in lower-case hexadecimal
 * @param expiresAt from when on it is no longer known, or null
 */
public record NewToken(
    String name, String owner, Role role, String sha256, @Nullable Instant expiresAt) {
  /**
   * What a sign-in leaves: the same caller under another secret, until this time at the latest.
   *
   * @param of the token that signed in, or null when someone else vouches for the caller
   */
  public record Session(
      String name, String owner, Role role, String sha256, Instant expiresAt, @Nullable UUID of) {}
}
