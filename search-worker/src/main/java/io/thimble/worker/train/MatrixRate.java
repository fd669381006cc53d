package io.thimble.worker.train;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * How fast the training engine multiplies large matrices on one thread: what a training that did
 * nothing else could reach at best.
 */
public final class MatrixRate {
  private static final int SIZE = 1024;
  private static final int RUNS = 30;

  private MatrixRate() {}

  /**
   * Multiplies float32 matrices of 1024 x 1024.
   *
   * @return floating-point operations a second (two for each multiply-accumulate), best of many
   *     products
   */
  public static double highest() {
    try (var manager = Torch.newManager()) {
      var left = (PtNDArray) manager.ones(new Shape(SIZE, SIZE));
      var right = (PtNDArray) manager.ones(new Shape(SIZE, SIZE));
      long leastNanos = Long.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        var start = System.nanoTime();
        JniUtils.matmul(left, right).close();
        leastNanos = Math.min(leastNanos, System.nanoTime() - start);
      }
      return 2.0 * SIZE * SIZE * SIZE / (leastNanos / 1e9);
    }
  }
}
