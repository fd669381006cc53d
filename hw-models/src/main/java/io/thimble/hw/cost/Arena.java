package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import java.util.List;

/**
 * The tensor arena that TFLM needs for a graph, to the byte. The head holds what shares memory, the
 * tail what lasts.
 *
 * @param headBytes the plan of activations and scratch buffers
 * @param tailBytes structures, kernels' data and variables
 * @param minimumBytes the smallest arena with which allocation succeeds: planning needs memory too,
 *     and decides for small models
 */
public record Arena(long headBytes, long tailBytes, long minimumBytes) {
  /** TFLM, micro_allocator.cc, {@code kMaxScratchBuffersPerOp}. */
  private static final int SCRATCH_REQUESTS_AT_ONCE = 12;

  private static final int SCRATCH_REQUEST_BYTES = 12;
  private static final int SUBGRAPH_OFFSET_BYTES = 4;
  private static final int ALLOCATION_INFO_BYTES = 24;
  private static final int PLANNER_BYTES_PER_BUFFER = 40;

  /** The arena for a graph on a target. Minima are those of 32-bit Arm. */
  public static Arena of(Graph graph, Target target) {
    var scratch =
        graph.operators().stream().map(operator -> Scratch.bytes(graph, operator, target)).toList();
    int scratchBuffers = scratch.stream().mapToInt(List::size).sum();
    var buffers = Lifetimes.of(graph, scratch);
    long head = GreedyPlan.of(buffers).bytes();
    var tail = Tail.of(graph, scratchBuffers, target);
    long planning =
        tail.planningBytes()
            + PlannedBuffer.aligned(planningBytes(graph, scratchBuffers))
            + (long) PLANNER_BYTES_PER_BUFFER * buffers.size();
    long minimum = Math.max(PlannedBuffer.aligned(head + tail.bytes()), planning);
    return new Arena(head, tail.bytes(), minimum);
  }

  /** What TFLM reports after allocation ({@code arena_used_bytes}). */
  public long usedBytes() {
    return headBytes + tailBytes;
  }

  /**
   * Lists that stand in the head only while it is planned (TFLM, micro_allocation_info.cc and
   * micro_allocator.cc).
   */
  private static long planningBytes(Graph graph, int scratchBuffers) {
    return (long) SCRATCH_REQUEST_BYTES * (scratchBuffers + SCRATCH_REQUESTS_AT_ONCE)
        + (long) SUBGRAPH_OFFSET_BYTES * graph.subgraphs()
        + (long) ALLOCATION_INFO_BYTES * (graph.tensors().size() + scratchBuffers);
  }
}
