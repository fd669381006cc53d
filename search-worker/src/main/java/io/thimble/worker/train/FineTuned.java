package io.thimble.worker.train;

import java.util.List;

/**
 * A network that has learnt to live with int8.
 *
 * @param network the weights in float; each is to be rounded to the nearest of its scale
 * @param input range of the standardised features
 * @param outputs range of each layer's result, in the architecture's order; pooling keeps the one
 *     that enters it, the softmax has that of the logits
 */
public record FineTuned(
    TrainedNetwork network, ActivationRange input, List<ActivationRange> outputs) {
  public FineTuned {
    outputs = List.copyOf(outputs);
    if (outputs.size() != network.layers().size()) {
      throw new IllegalArgumentException(
          "%d ranges do not fit %d layers.".formatted(outputs.size(), network.layers().size()));
    }
  }
}
