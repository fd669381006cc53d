package io.thimble.hw.cost;

import io.thimble.hw.tflite.Graph;

/**
 * What the order of a graph's operators is worth, which a branching graph leaves open.
 *
 * @param peakBytes activations in use in the busiest step, in the order of the file
 * @param bestPeakBytes the same, in the best order
 * @param proven whether it is sure that no order has a smaller peak
 */
public record OrderDetail(long peakBytes, long bestPeakBytes, boolean proven) {
  static OrderDetail of(Graph graph) {
    var best = OperatorOrder.best(graph);
    return new OrderDetail(OperatorOrder.given(graph).peakBytes(), best.peakBytes(), best.proven());
  }
}
