package io.thimble.db.token;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where tokens and the sessions that they began are kept, by the hash of their secret alone. */
public interface TokenStore {
  /** Keeps a new token. */
  StoredToken create(NewToken token);

  /** Keeps a session; it goes with the token that began it. Ended sessions are cleared away. */
  StoredToken begin(NewToken.Session session);

  /** The token or session whose secret has this hash, unless it has expired. */
  Optional<StoredToken> find(String sha256);

  /** Whether the token or session with this id is still there and has not expired. */
  boolean holds(UUID id);

  /**
   * Tokens, newest first, those that have expired among them, sessions not; at most {@code limit},
   * those created before {@code before} when that is given.
   */
  List<StoredToken> list(@Nullable UUID before, int limit);

  /** Whether any token of this role is known that has not expired. */
  boolean anyOf(Role role);

  /** Forgets the session whose secret has this hash; a token stays. */
  void end(String sha256);

  /** Forgets a token with its sessions, or a session; returns false when there is none. */
  boolean remove(UUID id);
}
