package io.thimble.worker.train;

/**
 * What a batch normalization left behind when it was folded into the weights before it: over the
 * training clips, what leaves the layer before its activation had this mean and deviation in each
 * channel (Ioffe and Szegedy, arXiv 1502.03167, algorithm 1).
 *
 * @param mean the learnt shift of each output channel
 * @param deviation the size of the learnt scale of each output channel, zero or above
 */
public record Normalization(float[] mean, float[] deviation) {
  public Normalization {
    if (mean.length != deviation.length) {
      throw new IllegalArgumentException(
          "%d means do not fit %d deviations. Maybe they are of two layers."
              .formatted(mean.length, deviation.length));
    }
  }
}
