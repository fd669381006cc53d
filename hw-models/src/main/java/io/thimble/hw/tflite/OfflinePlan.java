package io.thimble.hw.tflite;

import java.util.List;

/**
 * Where tensors lie in the arena, planned before the file was written: the metadata entry {@code
 * OfflineMemoryAllocation} (TFLM, docs/memory_management.md, "Offline planned tensor allocation").
 *
 * @param offsetsBytes the offset of each tensor, by index; {@link #PLANNED_ONLINE} leaves it to the
 *     runtime
 */
public record OfflinePlan(List<Integer> offsetsBytes) {
  /** Name of the metadata entry that carries a plan. */
  public static final String METADATA = "OfflineMemoryAllocation";

  /** Leaves a tensor to the runtime's planner. */
  public static final int PLANNED_ONLINE = -1;

  public OfflinePlan {
    offsetsBytes = List.copyOf(offsetsBytes);
  }
}
