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
  private static final float NO_RESCALING = 1;
  private static final float NO_CLIPPING = -1;

  private final PtNDArray parameters;
  private final PtNDArray firstMoment;
  private final PtNDArray secondMoment;
  private final double weightDecay;
  private int steps;

  Adam(PtNDManager manager, PtNDArray parameters, double weightDecay) {
    this.parameters = parameters;
    this.weightDecay = weightDecay;
    firstMoment = (PtNDArray) manager.zeros(parameters.getShape(), DataType.FLOAT32);
    secondMoment = (PtNDArray) manager.zeros(parameters.getShape(), DataType.FLOAT32);
  }

  /** Moves the parameters once against their gradient. */
  void step(PtNDArray gradient, double learningRate) {
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
        NO_RESCALING,
        NO_CLIPPING,
        (float) FIRST_DECAY,
        (float) SECOND_DECAY,
        EPSILON,
        true);
  }
}
