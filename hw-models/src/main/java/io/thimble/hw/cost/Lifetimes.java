package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.OfflinePlan;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;

/**
 * When each buffer is in use. Source: TFLM, micro_allocation_info.cc, {@code
 * MarkAllocationLifetimes}: inputs live from the graph's first step, operator i's results and
 * scratch are born in a step of their own, a tensor dies with its last reader, and outputs of a
 * graph live to its end. The graphs of a loop are walked through in the loop's step, which lasts as
 * long as they do.
 */
final class Lifetimes {
  private final Model model;

  /** Steps are counted from 1 here, so that 0 says that a tensor is never touched. */
  private final int[][] first;

  private final int[][] last;
  private final int[][] operatorFirst;
  private final int[][] operatorLast;
  private final PlannedBuffers tensors = new PlannedBuffers();
  private int step = 1;

  private Lifetimes(Model model) {
    int graphs = model.graphs().size();
    this.model = model;
    this.first = new int[graphs][];
    this.last = new int[graphs][];
    this.operatorFirst = new int[graphs][];
    this.operatorLast = new int[graphs][];
    for (int i = 0; i < graphs; i++) {
      var graph = model.graphs().get(i);
      first[i] = new int[graph.tensors().size()];
      last[i] = new int[graph.tensors().size()];
      operatorFirst[i] = new int[graph.operators().size()];
      operatorLast[i] = new int[graph.operators().size()];
    }
  }

  /** Those of a model, whatever it runs on. */
  static Lifetimes of(Model model) {
    var lifetimes = new Lifetimes(model);
    lifetimes.walk(0);
    for (int i = 0; i < model.graphs().size(); i++) {
      lifetimes.addTensors(i);
    }
    return lifetimes;
  }

  /**
   * The buffers to place: tensors that are neither constant, variable nor empty, by graph and
   * index, then the target's scratch buffers by graph and operator.
   */
  PlannedBuffers buffers(Target target) {
    var buffers = tensors.copy();
    for (int i = 0; i < first.length; i++) {
      var graph = model.graphs().get(i);
      var operators = graph.operators();
      for (int k = 0; k < operators.size(); k++) {
        Scratch.request(
            graph,
            operators.get(k),
            target,
            operatorFirst[i][k] - 1,
            operatorLast[i][k] - 1,
            buffers);
      }
    }
    return buffers;
  }

  /** Bytes of a tensor's buffer, counted among those that are planned. */
  long tensorBytes(int planned) {
    return tensors.bytes(planned);
  }

  /** Whether there is a step in which two planned tensors are in use. */
  boolean overlap(int one, int other) {
    return tensors.overlap(one, other);
  }

  /** How many of the buffers hold tensors; the rest is scratch. */
  int plannedTensors() {
    return tensors.count();
  }

  private void addTensors(int graph) {
    var all = model.graphs().get(graph).tensors();
    for (int i = 0; i < all.size(); i++) {
      var tensor = all.get(i);
      if (tensor.isPlanned()) {
        tensors.add(tensor.bytes(), first[graph][i] - 1, last[graph][i] - 1, fixedOffset(i));
      }
    }
  }

  /** TFLM looks a tensor up by its index within its own graph, in every graph. */
  private long fixedOffset(int tensor) {
    if (model.plan().isEmpty()) {
      return PlannedBuffers.ANYWHERE;
    }
    int offset = model.plan().get().offsetsBytes().get(tensor);
    return offset == OfflinePlan.PLANNED_ONLINE ? PlannedBuffers.ANYWHERE : offset;
  }

  private void walk(int index) {
    Graph graph = model.graphs().get(index);
    int[] born = first[index];
    int[] died = last[index];
    create(graph.inputs(), born, died);
    create(graph.outputs(), born, died);
    for (int i = 0; i < graph.operators().size(); i++) {
      var operator = graph.operators().get(i);
      step++;
      create(operator.outputs(), born, died);
      operatorFirst[index][i] = step;
      if (operator.operation() instanceof Operation.While(int condition, int body)) {
        step++;
        walk(condition);
        step++;
        walk(body);
      }
      use(operator.inputs(), died);
      use(operator.outputs(), died);
      operatorLast[index][i] = step;
    }
    use(graph.outputs(), died);
  }

  private void create(IntVector tensors, int[] born, int[] died) {
    for (int i = 0; i < tensors.size(); i++) {
      born[tensors.get(i)] = step;
      died[tensors.get(i)] = step;
    }
  }

  private void use(IntVector tensors, int[] died) {
    for (int i = 0; i < tensors.size(); i++) {
      if (tensors.get(i) != Operator.ABSENT) {
        died[tensors.get(i)] = step;
      }
    }
  }
}
