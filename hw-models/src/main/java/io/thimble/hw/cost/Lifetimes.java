package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.OfflinePlan;
import io.thimble.hw.tflite.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When each buffer is in use. Source: TFLM, micro_allocation_info.cc, {@code
 * MarkAllocationLifetimes}: inputs live from step 0, operator i's results and scratch are born in
 * step i + 1, a tensor dies with its last reader, and outputs of the graph live to the end.
 */
final class Lifetimes {
  private static final int NEVER = -1;

  private final Graph graph;
  private final int[] first;
  private final int[] last;

  private Lifetimes(Graph graph) {
    this.graph = graph;
    this.first = new int[graph.tensors().size()];
    this.last = new int[graph.tensors().size()];
    Arrays.fill(first, NEVER);
    Arrays.fill(last, NEVER);
    mark();
  }

  /**
   * The buffers to place: tensors that are neither constant, variable nor empty, by index, then
   * scratch buffers by operator.
   *
   * @param scratch the scratch buffers of each operator, in bytes
   */
  static List<PlannedBuffer> of(Graph graph, List<List<Long>> scratch) {
    var lifetimes = new Lifetimes(graph);
    var buffers = new ArrayList<PlannedBuffer>();
    for (int i = 0; i < graph.tensors().size(); i++) {
      var tensor = graph.tensors().get(i);
      if (!tensor.constant() && !tensor.variable() && tensor.bytes() > 0) {
        buffers.add(lifetimes.buffer(tensor.bytes(), i));
      }
    }
    for (int i = 0; i < scratch.size(); i++) {
      for (long bytes : scratch.get(i)) {
        buffers.add(
            new PlannedBuffer(PlannedBuffer.aligned(bytes), i + 1, i + 1, PlannedBuffer.ANYWHERE));
      }
    }
    return buffers;
  }

  private PlannedBuffer buffer(long bytes, int tensor) {
    int offset =
        graph
            .plan()
            .map(plan -> plan.offsetsBytes().get(tensor))
            .orElse(OfflinePlan.PLANNED_ONLINE);
    return new PlannedBuffer(
        PlannedBuffer.aligned(bytes),
        first[tensor],
        last[tensor],
        offset == OfflinePlan.PLANNED_ONLINE ? PlannedBuffer.ANYWHERE : offset);
  }

  private void mark() {
    graph.inputs().forEach(tensor -> create(tensor, 0));
    graph.outputs().forEach(tensor -> create(tensor, 0));
    for (int i = 0; i < graph.operators().size(); i++) {
      var operator = graph.operators().get(i);
      int step = i + 1;
      operator.outputs().forEach(tensor -> create(tensor, step));
      operator.inputs().stream()
          .filter(tensor -> tensor != Operator.ABSENT)
          .forEach(tensor -> last[tensor] = step);
    }
    graph.outputs().forEach(tensor -> last[tensor] = graph.operators().size());
  }

  private void create(int tensor, int step) {
    first[tensor] = step;
    last[tensor] = step;
  }
}
