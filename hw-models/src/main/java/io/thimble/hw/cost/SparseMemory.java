package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;
import io.thimble.hw.tflite.IntVector;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.Operator;

/**
 * A working memory of "SpArSe" (Fedorov et al., arXiv 1905.12107): the values that a layer reads
 * and writes, one byte for each, and the layer with the most of them. It knows neither scratch
 * buffers nor what a runtime keeps.
 *
 * <p>A layer is an operator here. The paper knows convolutional networks only, so that a loop's
 * operators are taken one by one.
 */
public final class SparseMemory {
  private SparseMemory() {}

  /** Bytes; 0 where there is no operator. */
  public static long bytes(Model model) {
    return model.graphs().stream()
        .flatMap(graph -> graph.operators().stream().map(operator -> values(graph, operator)))
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  private static long values(Graph graph, Operator operator) {
    return values(graph, operator.inputs()) + values(graph, operator.outputs());
  }

  private static long values(Graph graph, IntVector tensors) {
    return tensors.stream()
        .filter(index -> index != Operator.ABSENT)
        .mapToObj(graph.tensors()::get)
        .filter(tensor -> !tensor.constant())
        .mapToLong(tensor -> tensor.elements())
        .sum();
  }
}
