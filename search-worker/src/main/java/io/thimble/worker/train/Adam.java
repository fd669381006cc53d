package io.thimble.worker.train;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.training.Recipe;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980, section 2, the variant that corrects the step size) on one
 * flat vector, with weight decay in the gradient or decoupled from it (Loshchilov and Hutter, arXiv
 * 1711.05101, algorithm 2).
 */
final class Adam {
  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.999;
  private static final float EPSILON = 1e-8f;
  private static final float NO_CLIPPING = -1;
  private static final int[] ALL_VALUES = {0};

  private final PtNDArray parameters;
  private final PtNDArray firstMoment;
  private final PtNDArray secondMoment;
  private final double highestGradientNorm;
  private final double weightDecay;
  private final boolean decoupled;
  private int steps;

  /**
   * An optimizer that goes on from earlier moments.
   *
   * @param steps taken so far
   */
  Adam(
      PtNDArray parameters,
      PtNDArray firstMoment,
      PtNDArray secondMoment,
      int steps,
      Recipe recipe) {
    this.parameters = parameters;
    this.firstMoment = firstMoment;
    this.secondMoment = secondMoment;
    this.steps = steps;
    highestGradientNorm = recipe.highestGradientNorm();
    weightDecay = recipe.weightDecay();
    decoupled =
        switch (recipe.optimizer()) {
          case ADAM -> false;
          case ADAMW -> true;
        };
  }

  /** An optimizer before its first step. */
  static Adam begin(PtNDManager manager, PtNDArray parameters, Recipe recipe) {
    return new Adam(
        parameters,
        (PtNDArray) manager.zeros(parameters.getShape(), DataType.FLOAT32),
        (PtNDArray) manager.zeros(parameters.getShape(), DataType.FLOAT32),
        0,
        recipe);
  }

  /** Steps taken. */
  int steps() {
    return steps;
  }

  /** Running mean of the gradient. */
  PtNDArray firstMoment() {
    return firstMoment;
  }

  /** Running mean of the gradient's square. */
  PtNDArray secondMoment() {
    return secondMoment;
  }

  /** Forgets the gradient of the step before. */
  void clear() {
    JniUtils.zeroGrad(parameters);
  }

  /** Moves the parameters once against their gradient; what it needs hangs on {@code step}. */
  void step(PtNDManager step, double learningRate) {
    var gradient = JniUtils.getGradient(parameters);
    gradient.attach(step);
    steps++;
    var correction =
        Math.sqrt(1 - Math.pow(SECOND_DECAY, steps)) / (1 - Math.pow(FIRST_DECAY, steps));
    JniUtils.adamUpdate(
        parameters,
        gradient,
        firstMoment,
        secondMoment,
        (float) learningRate,
        (float) (learningRate * correction),
        (float) weightDecay,
        factor(gradient),
        NO_CLIPPING,
        (float) FIRST_DECAY,
        (float) SECOND_DECAY,
        EPSILON,
        decoupled);
  }

  /** What brings the gradient to the highest length, if it is longer. */
  private float factor(PtNDArray gradient) {
    if (Double.isInfinite(highestGradientNorm)) {
      return 1;
    }
    double norm = JniUtils.norm(gradient, 2, ALL_VALUES, false).getFloat();
    return (float) (highestGradientNorm / Math.max(norm, highestGradientNorm));
  }
}
