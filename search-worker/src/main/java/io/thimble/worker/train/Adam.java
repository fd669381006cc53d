package io.thimble.worker.train;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980, section 2, the variant that corrects the step size) with
 * decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101, algorithm 2), on one flat
 * vector.
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
  private int steps;

  Adam(PtNDManager manager, PtNDArray parameters, double highestGradientNorm, double weightDecay) {
    this.parameters = parameters;
    this.highestGradientNorm = highestGradientNorm;
    this.weightDecay = weightDecay;
    firstMoment = (PtNDArray) manager.zeros(parameters.getShape(), DataType.FLOAT32);
    secondMoment = (PtNDArray) manager.zeros(parameters.getShape(), DataType.FLOAT32);
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
        true);
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
