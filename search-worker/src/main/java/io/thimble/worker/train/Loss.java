package io.thimble.worker.train;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The mean cross-entropy of a batch, in nats.
 *
 * @param mean the loss as a tensor
 * @param clips clips of the batch
 */
record Loss(PtNDArray mean, int clips) {
  /** The loss of logits against what the loaded batch wants. */
  static Loss of(PtNDArray logits, Batches batches, int clips, PtNDManager step) {
    var shape = new Shape(clips, logits.size(1));
    var wanted = (PtNDArray) step.create(batches.wanted(), shape, DataType.FLOAT32);
    var likelihood = JniUtils.mul(JniUtils.logSoftmax(logits, 1, DataType.FLOAT32), wanted);
    return new Loss(JniUtils.sum(likelihood).mul(-1f / clips), clips);
  }

  /** Adds its gradient to everything that it was computed from. */
  void backward() {
    JniUtils.backward(mean, (PtNDArray) mean.onesLike(), false, false);
  }

  /** The loss summed over the clips. */
  double sum() {
    return (double) mean.getFloat() * clips;
  }
}
