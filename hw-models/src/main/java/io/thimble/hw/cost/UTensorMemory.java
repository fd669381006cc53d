package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operator;
import java.util.BitSet;
import java.util.OptionalLong;

/**
 * The tensors that uTensor holds in RAM at the same time. Source: uTensor, src/uTensor/core/
 * context.cpp, {@code Context::eval} and {@code dcrListRef}: an operator's outputs are there while
 * it runs, and after it has run each input loses a reference and is deleted with its last one. What
 * nobody reads is never deleted. Constants are read from flash. What its heap takes beside the
 * tensors is not counted.
 */
public final class UTensorMemory {
  private final Graph graph;
  private final int[] references;
  private final BitSet held = new BitSet();
  private long heldBytes;

  private UTensorMemory(Graph graph) {
    this.graph = graph;
    this.references = new int[graph.tensors().size()];
  }

  /** Bytes; empty for a model with loops, which uTensor does not have. */
  public static OptionalLong bytes(Model model) {
    return model.graphs().size() == 1
        ? OptionalLong.of(new UTensorMemory(model.main()).mostBytes())
        : OptionalLong.empty();
  }

  private long mostBytes() {
    for (var operator : graph.operators()) {
      count(operator.inputs());
    }
    // The application reads the outputs.
    count(graph.outputs());
    hold(graph.inputs());
    long most = heldBytes;
    for (var operator : graph.operators()) {
      hold(operator.inputs());
      hold(operator.outputs());
      most = Math.max(most, heldBytes);
      release(operator.inputs());
    }
    return most;
  }

  private void count(IntVector tensors) {
    tensors.stream().filter(index -> index != Operator.ABSENT).forEach(i -> references[i]++);
  }

  private void hold(IntVector tensors) {
    for (int i = 0; i < tensors.size(); i++) {
      int index = tensors.get(i);
      if (index != Operator.ABSENT && !graph.tensors().get(index).constant() && !held.get(index)) {
        held.set(index);
        heldBytes += graph.tensors().get(index).bytes();
      }
    }
  }

  private void release(IntVector tensors) {
    for (int i = 0; i < tensors.size(); i++) {
      int index = tensors.get(i);
      if (index != Operator.ABSENT && --references[index] == 0 && held.get(index)) {
        held.clear(index);
        heldBytes -= graph.tensors().get(index).bytes();
      }
    }
  }
}
