package io.thimble.worker.train;

import io.thimble.hw.arch.Layer;

/** A layer whose cost is known, but which the trainer has no operators for. */
public final class UntrainableLayerException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Names the layer. */
  public UntrainableLayerException(Layer layer) {
    super(
        "The layer (%s) cannot be trained. Maybe use convolutions and dense layers."
            .formatted(layer));
  }
}
