package io.thimble.hw.cost;

import io.thimble.hw.tflite.Model;

/**
 * The tensor arena that TFLM needs for a model, to the byte. The head holds what shares memory, the
 * tail what lasts.
 *
 * @param headBytes the plan of activations and scratch buffers
 * @param tailBytes structures, kernels' data and variables
 * @param planningBytes what allocation takes at its height, while the head is planned
 * @param minimumBytes the smallest arena with which allocation succeeds: planning needs memory too,
 *     and decides for small models
 */
public record Arena(long headBytes, long tailBytes, long planningBytes, long minimumBytes) {
  /** TFLM, micro_allocator.cc, {@code kMaxScratchBuffersPerOp}. */
  private static final int SCRATCH_REQUESTS_AT_ONCE = 12;

  private static final int SCRATCH_REQUEST_BYTES = 12;
  private static final int SUBGRAPH_OFFSET_BYTES = 4;
  private static final int ALLOCATION_INFO_BYTES = 24;
  private static final int PLANNER_BYTES_PER_BUFFER = 40;

  /** The arena for a model on a target. Minima are those of 32-bit Arm. */
  public static Arena of(Model model, Target target) {
    var lifetimes = Lifetimes.of(model);
    return of(model, lifetimes, lifetimes.buffers(target), target);
  }

  /** As {@link #of(Model, Target)}, with the model's lifetimes and the target's buffers at hand. */
  static Arena of(Model model, Lifetimes lifetimes, PlannedBuffers buffers, Target target) {
    int scratchBuffers = buffers.count() - lifetimes.plannedTensors();
    return of(
        model, target, lifetimes.plannedTensors(), scratchBuffers, GreedyPlan.of(buffers).bytes());
  }

  /** As {@link #of(Model, Target)}, with the head and what lies in it counted. */
  static Arena of(
      Model model, Target target, int plannedTensors, int scratchBuffers, long headBytes) {
    int tensors = 0;
    for (int i = 0; i < model.graphs().size(); i++) {
      tensors += model.graphs().get(i).tensors().size();
    }
    var tail = Tail.of(model, scratchBuffers, target);
    long planning =
        tail.planningBytes()
            + PlannedBuffers.aligned(
                (long) SCRATCH_REQUEST_BYTES * (scratchBuffers + SCRATCH_REQUESTS_AT_ONCE)
                    + (long) SUBGRAPH_OFFSET_BYTES * model.graphs().size()
                    + (long) ALLOCATION_INFO_BYTES * (tensors + scratchBuffers))
            + (long) PLANNER_BYTES_PER_BUFFER * (plannedTensors + scratchBuffers);
    long minimum = Math.max(PlannedBuffers.aligned(headBytes + tail.bytes()), planning);
    return new Arena(headBytes, tail.bytes(), planning, minimum);
  }

  /** What TFLM reports after allocation ({@code arena_used_bytes}). */
  public long usedBytes() {
    return headBytes + tailBytes;
  }
}
