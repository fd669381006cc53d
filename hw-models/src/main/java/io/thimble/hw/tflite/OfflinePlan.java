package io.thimble.hw.tflite;

/**
 * Where tensors lie in the arena, planned before the file was written: the metadata entry {@code
 * OfflineMemoryAllocation} (TFLM, docs/memory_management.md, "Offline planned tensor allocation").
 *
 * @param offsetsBytes the offset of each tensor of the main graph, by index; {@link
 *     #PLANNED_ONLINE} leaves it to the runtime
 */
public record OfflinePlan(IntVector offsetsBytes) {
  /** Name of the metadata entry that carries a plan. */
  public static final String METADATA = "OfflineMemoryAllocation";

  /** Leaves a tensor to the runtime's planner. */
  public static final int PLANNED_ONLINE = -1;

  /** Integers before the offsets: version, graphs, tensors. */
  static final int HEADER_INTEGERS = 3;

  private static final int VERSION = 1;

  /** What stands in the file. */
  int[] integers(int graphs) {
    int tensors = offsetsBytes.size();
    int[] integers = new int[HEADER_INTEGERS + tensors];
    integers[0] = VERSION;
    integers[1] = graphs;
    integers[2] = tensors;
    for (int i = 0; i < tensors; i++) {
      integers[HEADER_INTEGERS + i] = offsetsBytes.get(i);
    }
    return integers;
  }
}
