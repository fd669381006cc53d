package io.thimble.db.trial;

/**
 * From where the training of a trial goes on.
 *
 * @param epoch whole epochs that it holds, at least 1
 * @param state weights, optimizer and generators in the worker's own form, at most {@value
 *     #MOST_BYTES} bytes
 */
public record StoredCheckpoint(int epoch, byte[] state) {
  /** Far above what the largest network that fits a microcontroller takes with its optimizer. */
  public static final int MOST_BYTES = 64 << 20;

  /**
   * Checks epoch and size.
   *
   * @throws IllegalArgumentException when there is no whole epoch, or more bytes than are kept
   */
  public StoredCheckpoint {
    if (epoch < 1) {
      throw new IllegalArgumentException(
          "The checkpoint's epoch (%d) is below 1. Maybe there is nothing to keep yet."
              .formatted(epoch));
    }
    if (state.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "The checkpoint of epoch %d has %d bytes, and at most %d are kept. Maybe the network is too large for a microcontroller."
              .formatted(epoch, state.length, MOST_BYTES));
    }
  }
}
