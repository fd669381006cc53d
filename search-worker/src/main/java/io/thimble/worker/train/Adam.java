package io.thimble.worker.train;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import io.thimble.hw.training.Recipe;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980, algorithm 1) in one pass over one flat vector, with weight
 * decay in the gradient or decoupled from it (Loshchilov and Hutter, arXiv 1711.05101, algorithm
 * 2).
 */
final class Adam {
  private final Kernels kernels;
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
      Kernels kernels,
      PtNDArray parameters,
      PtNDArray firstMoment,
      PtNDArray secondMoment,
      int steps,
      Recipe recipe) {
    this.kernels = kernels;
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
  static Adam begin(PtNDManager manager, Kernels kernels, PtNDArray parameters, Recipe recipe) {
    return new Adam(
        kernels,
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
    Torch.withoutGraph(
        () ->
            kernels.run(
                "adam",
                step,
                IValue.listFrom(parameters),
                IValue.listFrom(gradient),
                IValue.listFrom(firstMoment),
                IValue.listFrom(secondMoment),
                IValue.from((long) steps),
                IValue.from(learningRate),
                IValue.from(weightDecay),
                IValue.from(highestGradientNorm),
                IValue.from(decoupled)));
  }
}
