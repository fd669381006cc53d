package io.thimble.worker.trainer;

import java.nio.file.Path;

/**
 * How trainers are run.
 *
 * @param warm processes that are kept for the next order, at most
 * @param heapBytes most bytes of Java objects in a process; tensors lie elsewhere
 * @param crashFolder where the Java machine writes its report when native code crashes
 */
public record TrainerSettings(int warm, long heapBytes, Path crashFolder) {
  public TrainerSettings {
    if (warm < 0 || heapBytes < 1) {
      throw new IllegalArgumentException(
          "%d warm trainers of %d bytes cannot be. Maybe use one for each core, and 1 GB."
              .formatted(warm, heapBytes));
    }
  }
}
