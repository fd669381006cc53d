package io.thimble.hw.tflite;

/**
 * What both runtimes demand of the scales of a loop's int16 activations. TensorFlow Lite ends the
 * whole process where some of these are not met, so they are checked before anything is written.
 */
final class LoopDemands {
  /**
   * Sums are made of inputs that were shifted up by 15 bits, and brought back by a multiplier below
   * 1: {@code 2 x larger input scale / (2^15 x output scale)} (add.cc and sub.cc, {@code
   * QuantizeMultiplierSmallerThanOneExp}).
   */
  private static final double SUM_STEPS = 1 << 14;

  /**
   * The table of the sigmoid is reached with a multiplier of {@code 3 x 2^12 x scale} that is held
   * in 15 bits (activations.cc, {@code SigmoidPrepare} and {@code TanhPrepare}).
   */
  private static final double CURVE_STEPS = 32767.0 / (3 << 12);

  /** A matrix's sum is shifted up by less than 8 bits (common.h, MultiplyByQuantizedMultiplier). */
  private static final double MATRIX_STEPS = 1 << 7;

  private final TensorValues values;

  LoopDemands(TensorValues values) {
    this.values = values;
  }

  /** Throws unless both runtimes can compute with the scales around an operator. */
  void check(Operator operator) {
    double output = values.scale(operator.outputs().get(0), 0);
    switch (operator.operation()) {
      case Operation.FullyConnected _ ->
          require(operator, input(operator, 0) * input(operator, 1) / output, MATRIX_STEPS);
      case Operation.Plain plain -> {
        switch (plain) {
          case ADD, SUB ->
              require(
                  operator, Math.max(input(operator, 0), input(operator, 1)) / output, SUM_STEPS);
          case MUL -> require(operator, input(operator, 0) * input(operator, 1) / output, 1);
          case LOGISTIC, TANH -> require(operator, input(operator, 0), CURVE_STEPS);
          default -> {}
        }
      }
      default -> {}
    }
  }

  private double input(Operator operator, int position) {
    return values.scale(operator.inputs().get(position), 0);
  }

  private void require(Operator operator, double steps, double below) {
    if (!(steps < below)) {
      throw new IllegalArgumentException(
          "A step of what enters %s is %s steps of its result in %s, and the runtimes take less than %s. Maybe the range of an activation is far too small or too large."
              .formatted(operator.operation().name(), steps, values.place(), below));
    }
  }
}
