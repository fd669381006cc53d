package io.thimble.worker.train;

import io.thimble.hw.arch.Architecture;
import io.thimble.worker.data.Standardisation;
import java.util.List;

/**
 * A network with its float weights, batch normalization folded away.
 *
 * @param architecture what it computes
 * @param standardisation what its input went through before
 * @param layers the architecture's layers, in its order
 */
public record TrainedNetwork(
    Architecture architecture, Standardisation standardisation, List<TrainedLayer> layers) {
  public TrainedNetwork {
    layers = List.copyOf(layers);
    if (!layers.stream().map(TrainedLayer::layer).toList().equals(architecture.layers())) {
      throw new IllegalArgumentException(
          "The trained layers (%s) are not those of the architecture (%s)."
              .formatted(layers, architecture.layers()));
    }
  }
}
