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
    return follow(model, scratchBuffers, target, new Requests());
  }

  /** As {@link #of}, and lets somebody keep a book of the requests. */
  static Tail follow(Model model, int scratchBuffers, Target target, Requests requests) {
    addGraphs(model, target, requests);
    addKernels(model, target, requests);
    requests.begin(TailPart.SCRATCH_HANDLES, Requests.NO_OPERATOR);
    requests.add((long) target.pointerBytes() * scratchBuffers, target.pointerBytes());
    requests.begin(TailPart.VARIABLES, Requests.NO_OPERATOR);
    for (int i = 0; i < model.graphs().size(); i++) {
      addVariables(model.graphs().get(i), requests);
    }
    long planning = requests.bytes();
    requests.begin(TailPart.INPUTS_AND_OUTPUTS, Requests.NO_OPERATOR);
    addBoundary(model.main(), model.main().inputs(), target, requests);
    addBoundary(model.main(), model.main().outputs(), target, requests);
    return new Tail(planning, requests.bytes());
  }

  private static void addGraphs(Model model, Target target, Requests requests) {
    int pointer = target.pointerBytes();
    var graphs = model.graphs();
    requests.begin(TailPart.ALLOCATOR, Requests.NO_OPERATOR);
    requests.add(target.fixedBytes(), pointer);
    requests.begin(TailPart.GRAPHS, Requests.NO_OPERATOR);
    requests.add((long) target.subgraphBytes() * graphs.size(), pointer);
    requests.begin(TailPart.TENSORS, Requests.NO_OPERATOR);
    for (int i = 0; i < graphs.size(); i++) {
      requests.add((long) target.tensorBytes() * graphs.get(i).tensors().size(), pointer);
    }
    requests.begin(TailPart.OPERATORS, Requests.NO_OPERATOR);
    for (int i = 0; i < graphs.size(); i++) {
      requests.add((long) target.operatorBytes() * graphs.get(i).operators().size(), pointer);
    }
  }

  private static void addKernels(Model model, Target target, Requests requests) {
    int operator = 0;
    for (int i = 0; i < model.graphs().size(); i++) {
      operator = addParameters(model.graphs().get(i), operator, requests);
    }
    operator = 0;
    for (int i = 0; i < model.graphs().size(); i++) {
      operator = addStructures(model.graphs().get(i), operator, target, requests);
    }
    operator = 0;
    for (int i = 0; i < model.graphs().size(); i++) {
      var graph = model.graphs().get(i);
      for (int k = 0; k < graph.operators().size(); k++) {
        requests.begin(TailPart.REQUESTS, operator++);
        KernelData.request(graph, graph.operators().get(k), target, requests);
      }
    }
  }

  private static int addParameters(Graph graph, int firstOperator, Requests requests) {
    int operator = firstOperator;
    for (int i = 0; i < graph.operators().size(); i++) {
      int bytes = KernelData.parameterBytes(graph.operators().get(i).operation());
      requests.begin(TailPart.PARAMETERS, operator++);
      requests.add(bytes, bytes == 1 ? 1 : WORD_ALIGNMENT);
    }
    return operator;
  }

  private static int addStructures(
      Graph graph, int firstOperator, Target target, Requests requests) {
    int operator = firstOperator;
    for (int i = 0; i < graph.operators().size(); i++) {
      requests.begin(TailPart.STRUCTURES, operator++);
      requests.addBuffer(KernelData.structureBytes(graph.operators().get(i).operation(), target));
    }
    return operator;
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
