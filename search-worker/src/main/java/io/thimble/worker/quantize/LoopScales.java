package io.thimble.worker.quantize;

import io.thimble.hw.tflite.LoopMatrix;
import io.thimble.hw.tflite.Quantization;
import io.thimble.hw.tflite.QuantizedMatrix;
import io.thimble.worker.train.RecurrentWeights;

/**
 * Scales of one layer of a loop.
 *
 * @param calibration what happens inside of the stack
 * @param level which layer of the stack it is
 * @param sequence quantization of what it reads
 */
record LoopScales(StackCalibration calibration, int level, Quantization sequence) {
  private static final int INT16_STEPS = Short.MAX_VALUE;

  /**
   * Twice what the calibration clips take: the bit that this costs is far below what int8 weights
   * leave, and a value beyond the range would be cut off.
   */
  private static final float HEADROOM = 2;

  /**
   * Ranges are no smaller: a step of 1/262136 is an eighth of the finest that comes out of sigmoid
   * and hyperbolic tangent.
   */
  private static final float LEAST_PEAK = 1f / 8;

  /** A matrix's sums are shifted up by less than 8 bits (LoopDemands), with one bit to spare. */
  private static final float MATRIX_STEPS = 1 << 6;

  /** Sums keep at least 1/1024 of the finer steps that enter them; runtimes take 1/2^14. */
  private static final float SUM_STEPS = 1 << 10;

  /** Beyond this, sigmoid and hyperbolic tangent are 0 or 1 in int16. */
  private static final float CURVE_PEAK = 12;

  /**
   * TensorFlow Lite takes a scale for a power of two when its binary logarithm is this close to a
   * whole number ({@code CheckedLog2} has 0.001), and then computes another hyperbolic tangent than
   * TFLM.
   */
  private static final double POWER_OF_TWO = 0.0015;

  /** Where the runtimes' tables end (LoopDemands). */
  private static final float MOST_CURVE_SCALE = 2.6f;

  /** The scale for a range. */
  static float scale(Peak peak) {
    return Math.max(peak.largest() * HEADROOM, LEAST_PEAK) / INT16_STEPS;
  }

  /** The scale of a cell, which enters a hyperbolic tangent. */
  static float cell(Peak peak) {
    return noPowerOfTwo(scale(peak));
  }

  private static float noPowerOfTwo(float scale) {
    double logarithm = Math.log(scale) / Math.log(2);
    double distance = logarithm - Math.rint(logarithm);
    return Math.abs(distance) < POWER_OF_TWO
        ? (float) (scale * Math.pow(2, POWER_OF_TWO - distance))
        : scale;
  }

  /** The scale of a sum that enters sigmoid or hyperbolic tangent. */
  float curve(Peak peak, LoopMatrix first, LoopMatrix second) {
    float own = Math.clamp(peak.largest() * HEADROOM, LEAST_PEAK, CURVE_PEAK) / INT16_STEPS;
    float scale =
        noPowerOfTwo(Math.max(own, Math.max(first.result(), second.result()) / SUM_STEPS));
    if (!(scale < MOST_CURVE_SCALE)) {
      throw calibration.failure(
          level, "has gates that int16 cannot hold", "its weights are too large");
    }
    return scale;
  }

  /** Rows of a matrix without biases, in this order. */
  LoopMatrix matrix(float[] weights, int[] order, int rows, float inputScale, Peak peak) {
    var matrix = Matrices.quantize(reordered(weights, order, rows));
    return LoopMatrix.unbiased(matrix, result(matrix, inputScale, peak));
  }

  /**
   * Rows of the matrix that reads the layer's input. Its biases take back the input's zero point,
   * which the loop's cast to int16 leaves in.
   */
  LoopMatrix ofInput(RecurrentWeights weights, int[] order, Peak peak) {
    int rows = weights.biases().length;
    var matrix = Matrices.quantize(reordered(weights.input(), order, rows));
    var sums = Matrices.rowSums(matrix, order.length);
    double step = (double) sequence.scale() * matrix.scale();
    var biases = new long[order.length];
    for (int i = 0; i < biases.length; i++) {
      biases[i] = Math.round(weights.biases()[order[i]] / step) - sequence.zeroPoint() * sums[i];
    }
    return new LoopMatrix(matrix, biases, result(matrix, sequence.scale(), peak));
  }

  private static float result(QuantizedMatrix matrix, float inputScale, Peak peak) {
    return Math.max(scale(peak), inputScale * matrix.scale() / MATRIX_STEPS);
  }

  private static float[] reordered(float[] weights, int[] order, int rows) {
    int columns = weights.length / rows;
    var result = new float[order.length * columns];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(weights, order[i] * columns, result, i * columns, columns);
    }
    return result;
  }
}
