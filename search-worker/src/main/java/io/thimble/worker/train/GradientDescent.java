package io.thimble.worker.train;

/** Parameters on their way down a loss. */
interface GradientDescent extends AutoCloseable {
  /** Called before the first step of an epoch, which depends on no epoch before it by chance. */
  void begin(int epoch);

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
