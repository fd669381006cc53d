package io.thimble.worker.strategy.bayesian;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * What each decision does by itself, drawn from all that a kernel holds possible: for ordered ones
 * values on a fine grid with straight lines between them, for others a value for each answer.
 */
final class RandomEffects {
  /** Places of the grid, from 0 to 1. Answers of unordered decisions are fewer, with "none". */
  private static final int PLACES = 33;

  /** Keeps the covariance of neighbouring places regular. */
  private static final double JITTER = 1e-8;

  private final Kernel kernel;
  private final double[][] values;

  RandomEffects(Kernel kernel, RandomGenerator random) {
    this.kernel = kernel;
    values = new double[kernel.decisions()][PLACES];
    for (int i = 0; i < values.length; i++) {
      var factor = factor(i);
      var normals = DoubleStream.generate(() -> Normal.draw(random)).limit(PLACES).toArray();
      for (int j = 0; j < PLACES; j++) {
        for (int k = 0; k <= j; k++) {
          values[i][j] += Math.sqrt(kernel.effectVariance(i)) * factor.get(j, k) * normals[k];
        }
      }
    }
  }

  /** The sum of all effects at a row. */
  double at(double[] row) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      if (i < kernel.ordered()) {
        var place = row[i] * (PLACES - 1);
        int below = Math.min((int) place, PLACES - 2);
        var share = place - below;
        sum += (1 - share) * values[i][below] + share * values[i][below + 1];
      } else {
        sum += values[i][Math.floorMod((int) row[i], PLACES)];
      }
    }
    return sum;
  }

  private DMatrixRMaj factor(int axis) {
    var covariance = new DMatrixRMaj(PLACES, PLACES);
    for (int i = 0; i < PLACES; i++) {
      for (int j = 0; j < PLACES; j++) {
        var correlation = kernel.effect(axis, i / (PLACES - 1.0), j / (PLACES - 1.0));
        covariance.set(i, j, correlation + (i == j ? JITTER : 0));
      }
    }
    var cholesky = DecompositionFactory_DDRM.chol(PLACES, true);
    if (!cholesky.decompose(covariance)) {
      throw new IllegalStateException(
          "The covariance of an effect at %d places is not positive definite.".formatted(PLACES));
    }
    return cholesky.getT(null);
  }
}
