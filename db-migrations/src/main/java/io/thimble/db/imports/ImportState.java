package io.thimble.db.imports;

/** How far an archive has come. */
public enum ImportState {
  /** Its pieces are being sent or fetched. */
  RECEIVING,
  /** All of it is in the store; each worker unpacks it when it needs it. */
  STORED,
  /** It was refused, and what was received of it is gone. */
  FAILED,
  /** It is unknown to everybody but those who still have something of it to remove. */
  DELETING
}
