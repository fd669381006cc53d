package io.thimble.db.idempotency;

/** What became of a request with a key. */
public sealed interface Outcome {
  /** It was done now. */
  record Done(KeptAnswer answer) implements Outcome {}

  /** It had been done before, with this answer. */
  record DoneBefore(KeptAnswer answer) implements Outcome {}

  /** It had been done before, and the search that it made is deleted since. */
  record Deleted() implements Outcome {}

  /** Another request had this key; nothing was done. */
  record Reused() implements Outcome {}

  /** A request with this key is being done at this moment; nothing was done. */
  record InUse() implements Outcome {}
}
