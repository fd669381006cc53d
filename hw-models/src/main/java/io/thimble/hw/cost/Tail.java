package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.Tensor;
import java.util.List;

/**
 * What lasts, at the arena's end. Source: TFLM, persistent_arena_buffer_allocator.cc: each request
 * moves the tail by its size and then to the next multiple of its alignment. The order of requests
 * is that of micro_interpreter.cc, {@code AllocateTensors}.
 *
 * @param planningBytes the tail while the head is planned
 * @param bytes the tail when allocation is done
 */
record Tail(long planningBytes, long bytes) {
  private static final int WORD_ALIGNMENT = 4;

  /**
   * Follows the requests for a graph.
   *
   * @param scratchBuffers the number of scratch buffers of all operators
   */
  static Tail of(Graph graph, int scratchBuffers, Target target) {
    var requests = new Requests();
    requests.add(target.fixedBytes(), target.pointerBytes());
    requests.add((long) target.subgraphBytes() * graph.subgraphs(), target.pointerBytes());
    requests.add((long) target.tensorBytes() * graph.tensors().size(), target.pointerBytes());
    requests.add((long) target.operatorBytes() * graph.operators().size(), target.pointerBytes());
    for (var operator : graph.operators()) {
      int bytes = KernelData.parameterBytes(operator.operation());
      requests.add(bytes, bytes == 1 ? 1 : WORD_ALIGNMENT);
    }
    for (var operator : graph.operators()) {
      requests.addBuffer(KernelData.structureBytes(operator.operation(), target));
    }
    for (var operator : graph.operators()) {
      KernelData.requests(graph, operator, target).forEach(requests::addBuffer);
    }
    requests.add((long) target.pointerBytes() * scratchBuffers, target.pointerBytes());
    graph.tensors().stream()
        .filter(Tensor::variable)
        .mapToLong(Tensor::bytes)
        .forEach(requests::addBuffer);
    long planning = requests.bytes;
    addBoundary(graph, graph.inputs(), target, requests);
    addBoundary(graph, graph.outputs(), target, requests);
    return new Tail(planning, requests.bytes);
  }

  private static void addBoundary(
      Graph graph, List<Integer> indices, Target target, Requests requests) {
    requests.addBuffer((long) target.pointerBytes() * indices.size());
    for (int index : indices) {
      int scales = graph.tensors().get(index).scales();
      requests.add(target.boundaryTensorBytes(), target.pointerBytes());
      if (scales > 0) {
        requests.add(target.quantizationBytes(), target.pointerBytes());
        requests.add(Integer.BYTES * (1L + scales), WORD_ALIGNMENT);
      }
    }
  }

  private static final class Requests {
    private long bytes;

    void add(long size, int alignment) {
      if (size > 0) {
        bytes = (bytes + size + alignment - 1) / alignment * alignment;
      }
    }

    void addBuffer(long size) {
      add(size, PlannedBuffer.ALIGNMENT_BYTES);
    }
  }
}
