package io.thimble.worker.train.bench;

import io.thimble.worker.train.MatrixRate;

/** Prints how many floating-point operations a second the engine reaches at best on one core. */
final class MeasuredPeak {
  private MeasuredPeak() {}

  public static void main(String[] arguments) {
    System.out.println(MatrixRate.highest());
  }
}
