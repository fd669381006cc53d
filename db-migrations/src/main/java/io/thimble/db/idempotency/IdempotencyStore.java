package io.thimble.db.idempotency;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does requests once, by the rules of the IETF's draft "The Idempotency-Key HTTP Header Field"
 * (draft-ietf-httpapi-idempotency-key-header).
 */
public interface IdempotencyStore {
  /** How long an answer is kept at least; a key that is older may be used anew. */
  Duration KEPT = Duration.ofHours(24);

  /** What is known of the key without waiting; empty when it was not used. */
  Optional<Outcome> find(RequestKey key);

  /**
   * Does the work unless it was done before. The work's writes through the stores of the same
   * database, its answer and the key become visible together, or none of them does.
   *
   * @param work may throw; then nothing is kept, and the key may be used again
   */
  Outcome once(RequestKey key, Supplier<KeptAnswer> work);
}
