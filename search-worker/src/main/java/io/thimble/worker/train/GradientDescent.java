package io.thimble.worker.train;

/** Parameters on their way down a loss. */
interface GradientDescent extends AutoCloseable {
  /**
   * One step down the gradient.
   *
   * @param batch which batch of the epoch
   * @return the batch's loss summed over its clips
   */
  double step(Batches batches, int batch, double learningRate);

  @Override
  void close();
}
