package io.thimble.hw.cost;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.tflite.Model;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What published memory models say of a network, to hold against the arena. None of them knows
 * TFLM.
 *
 * @param helloEdgeBytes weights and activations ({@link HelloEdgeMemory}); null for an imported
 *     file, which does not tell its layers
 * @param sparseBytes the largest layer ({@link SparseMemory})
 * @param utensorBytes tensors held at the same time ({@link UTensorMemory}); null where there are
 *     loops
 */
public record PublishedMemory(
    @Nullable Long helloEdgeBytes, long sparseBytes, @Nullable Long utensorBytes) {
  /** That of an architecture and the model it is lowered to. */
  public static PublishedMemory of(Architecture architecture, Model model) {
    return new PublishedMemory(
        HelloEdgeMemory.bytes(architecture),
        SparseMemory.bytes(model),
        nullable(UTensorMemory.bytes(model)));
  }

  /** That of an imported model. */
  public static PublishedMemory of(Model model) {
    return new PublishedMemory(
        null, SparseMemory.bytes(model), nullable(UTensorMemory.bytes(model)));
  }

  private static @Nullable Long nullable(OptionalLong bytes) {
    return bytes.isPresent() ? (Long) bytes.getAsLong() : null;
  }
}
