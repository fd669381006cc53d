package io.thimble.worker.strategy.bayesian;

import java.util.Arrays;
import java.util.List;

/**
 * Chooses a kernel's parameters: those of the greatest marginal likelihood times a weak prior, by
 * gradient ascent with a step for each parameter that grows while its slope keeps its sign (Rprop;
 * C. Igel and M. Huesken, "Improving the Rprop learning algorithm", 2000, iRprop-).
 */
final class KernelFit {
  private static final int STEPS = 40;
  private static final double FIRST_STEP = 0.3;
  private static final double GREATEST_STEP = 1;
  private static final double LEAST_STEP = 1e-3;

  private final List<Axis> axes;
  private final Observations observations;
  private final KernelPrior prior;

  KernelFit(List<Axis> axes, Observations observations) {
    this.axes = axes;
    this.observations = observations;
    prior = KernelPrior.of(axes);
  }

  /** The parameters of the best kernel that was met. */
  double[] fit() {
    var parameters = prior.means().clone();
    var best = parameters.clone();
    var bestScore = Double.NEGATIVE_INFINITY;
    var steps = new double[parameters.length];
    Arrays.fill(steps, FIRST_STEP);
    var previous = new double[parameters.length];
    for (int step = 0; step < STEPS; step++) {
      var process = GaussianProcess.of(new Kernel(axes, parameters), observations);
      var score = process.logLikelihood() + prior.logDensity(parameters);
      if (score > bestScore) {
        bestScore = score;
        best = parameters.clone();
      }
      var gradient = process.gradient(parameters.length);
      prior.addGradient(parameters, gradient);
      for (int i = 0; i < parameters.length; i++) {
        var sign = gradient[i] * previous[i];
        if (sign > 0) {
          steps[i] = Math.min(steps[i] * 1.2, GREATEST_STEP);
        } else if (sign < 0) {
          steps[i] = Math.max(steps[i] * 0.5, LEAST_STEP);
          gradient[i] = 0;
        }
        previous[i] = gradient[i];
        parameters[i] += Math.signum(gradient[i]) * steps[i];
      }
    }
    return best;
  }
}
