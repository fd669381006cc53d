package io.thimble.worker.train;

import io.thimble.hw.digest.Sha256;
import java.util.Arrays;

/**
 * Where a training stands after a whole epoch: everything that is needed to go on, anywhere, as if
 * it had never been interrupted. Order, dropout and learning rate follow from the epoch's number.
 *
 * @param epoch epochs done; 0 for the very beginning
 * @param bytes parameters, moments, running statistics, steps and losses, as {@link CheckpointFile}
 *     writes them
 */
public record Checkpoint(int epoch, byte[] bytes) {
  private static final int DIGEST_CHARACTERS = 8;

  /** Short, for logs: trainings that should be alike are where these are. */
  public String digest() {
    // No checksum of the kind that the file ends with: a CRC over its own value is always the same.
    return Sha256.of(bytes).substring(0, DIGEST_CHARACTERS);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint checkpoint
        && epoch == checkpoint.epoch
        && Arrays.equals(bytes, checkpoint.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * epoch + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Checkpoint[epoch=%d, %d bytes]".formatted(epoch, bytes.length);
  }
}
