package io.thimble.worker.strategy.bayesian;

import java.util.random.RandomGenerator;

/**
 * One function out of all that the process holds possible after the results, as often as it holds
 * it possible: one from before the results, plus what the process learns from how far that is off
 * the results (J. Wilson and others, "Efficiently Sampling Functions from Gaussian Process
 * Posteriors", ICML 2020, equation 12).
 */
final class PosteriorDraw {
  private final RandomWaves waves;
  private final GaussianProcess correction;

  PosteriorDraw(Kernel kernel, Observations observations, RandomGenerator random) {
    waves = new RandomWaves(kernel, random);
    var residuals = new double[observations.count()];
    for (int i = 0; i < residuals.length; i++) {
      var variance = kernel.noiseVariance() + observations.extraVariances()[i];
      residuals[i] =
          observations.values()[i]
              - waves.at(observations.rows().get(i))
              - Math.sqrt(variance) * Normal.draw(random);
    }
    correction =
        GaussianProcess.of(
            kernel,
            new Observations(observations.rows(), residuals, observations.extraVariances()));
  }

  /** The function's value at a row. */
  double at(double[] row) {
    return waves.at(row) + correction.mean(row);
  }
}
