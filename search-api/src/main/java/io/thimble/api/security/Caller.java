package io.thimble.api.security;

import io.thimble.db.search.StoredSearch;
import io.thimble.db.token.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name of the token or the person, for people
 * @param owner whose searches are seen and made
 * @param role what may be done with them; null where a provider vouches for the person alone
 * @param token id of the token or session, or null when no table holds it
 * @param until when what vouches for the caller ends, or null
 * @param first hash of the first administrator's token where that vouches, itself or by a session,
 *     or null
 */
public record Caller(
    String name,
    String owner,
    @Nullable Role role,
    @Nullable UUID token,
    @Nullable Instant until,
    @Nullable String first) {
  /** Everybody, where nobody has to say who they are. */
  static final Caller LOCAL =
      new Caller(
          StoredSearch.LOCAL_OWNER,
          StoredSearch.LOCAL_OWNER,
          Role.ADMIN,
          /* token= */ null,
          /* until= */ null,
          /* first= */ null);

  /**
   * What is kept of the secret of a session that the caller begins. No table holds the first
   * administrator's token, so what it began is bound to it: with another one in the settings, the
   * session is not found.
   */
  public String sessionHash(String secret) {
    return first == null ? Secrets.hash(secret) : Secrets.hash(secret, first);
  }

  /** Whether the role is at least this one. */
  public boolean may(Role needed) {
    return role != null && role.covers(needed);
  }

  /** Whether what is this owner's may be seen; what is nobody's is everybody's. */
  public boolean sees(@Nullable String theirs) {
    return theirs == null || owner.equals(theirs) || may(Role.ADMIN);
  }

  /** The owner to whom lists are narrowed; null for all of them. */
  public @Nullable String narrowing() {
    return may(Role.ADMIN) ? null : owner;
  }
}
