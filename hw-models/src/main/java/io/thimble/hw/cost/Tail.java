package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Model;

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
   * Follows the requests for a model.
   *
   * @param scratchBuffers the number of scratch buffers of all operators
   */
  static Tail of(Model model, int scratchBuffers, Target target) {
    var requests = new Requests();
    int pointer = target.pointerBytes();
    var graphs = model.graphs();
    requests.add(target.fixedBytes(), pointer);
    requests.add((long) target.subgraphBytes() * graphs.size(), pointer);
    for (int i = 0; i < graphs.size(); i++) {
      requests.add((long) target.tensorBytes() * graphs.get(i).tensors().size(), pointer);
    }
    for (int i = 0; i < graphs.size(); i++) {
      requests.add((long) target.operatorBytes() * graphs.get(i).operators().size(), pointer);
    }
    for (int i = 0; i < graphs.size(); i++) {
      addParameters(graphs.get(i), requests);
    }
    for (int i = 0; i < graphs.size(); i++) {
      addStructures(graphs.get(i), target, requests);
    }
    for (int i = 0; i < graphs.size(); i++) {
      var graph = graphs.get(i);
      for (int k = 0; k < graph.operators().size(); k++) {
        KernelData.request(graph, graph.operators().get(k), target, requests);
      }
    }
    requests.add((long) pointer * scratchBuffers, pointer);
    for (int i = 0; i < graphs.size(); i++) {
      addVariables(graphs.get(i), requests);
    }
    long planning = requests.bytes();
    addBoundary(model.main(), model.main().inputs(), target, requests);
    addBoundary(model.main(), model.main().outputs(), target, requests);
    return new Tail(planning, requests.bytes());
  }

  private static void addParameters(Graph graph, Requests requests) {
    for (int i = 0; i < graph.operators().size(); i++) {
      int bytes = KernelData.parameterBytes(graph.operators().get(i).operation());
      requests.add(bytes, bytes == 1 ? 1 : WORD_ALIGNMENT);
    }
  }

  private static void addStructures(Graph graph, Target target, Requests requests) {
    for (int i = 0; i < graph.operators().size(); i++) {
      requests.addBuffer(KernelData.structureBytes(graph.operators().get(i).operation(), target));
    }
  }

  private static void addVariables(Graph graph, Requests requests) {
    for (int i = 0; i < graph.tensors().size(); i++) {
      var tensor = graph.tensors().get(i);
      if (tensor.variable()) {
        requests.addBuffer(tensor.bytes());
      }
    }
  }

  private static void addBoundary(
      Graph graph, IntVector indices, Target target, Requests requests) {
    requests.addBuffer((long) target.pointerBytes() * indices.size());
    for (int i = 0; i < indices.size(); i++) {
      int scales = graph.tensors().get(indices.get(i)).scales();
      requests.add(target.boundaryTensorBytes(), target.pointerBytes());
      if (scales > 0) {
        requests.add(target.quantizationBytes(), target.pointerBytes());
        requests.add(Integer.BYTES * (1L + scales), WORD_ALIGNMENT);
      }
    }
  }
}
