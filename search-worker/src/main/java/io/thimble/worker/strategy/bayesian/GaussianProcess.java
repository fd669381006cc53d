package io.thimble.worker.strategy.bayesian;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * A Gaussian process with mean zero, given measured values (Rasmussen and Williams, "Gaussian
 * Processes for Machine Learning", 2006, chapters 2 and 5). The inverse of the Cholesky factor is
 * kept, so that a prediction is one product.
 */
final class GaussianProcess {
  private final Kernel kernel;
  private final List<double[]> rows;

  /** Inverse of the lower Cholesky factor. */
  private final double[][] whitening;

  /** The covariance's inverse times the values. */
  private final double[] weights;

  private final double logLikelihood;

  private GaussianProcess(
      Kernel kernel, List<double[]> rows, double[] values, double[][] whitening) {
    this.kernel = kernel;
    this.rows = rows;
    this.whitening = whitening;
    weights = new double[values.length];
    double sum = values.length * StrictMath.log(2 * Math.PI);
    for (int i = 0; i < values.length; i++) {
      var white = dot(whitening[i], values);
      for (int j = 0; j <= i; j++) {
        weights[j] += whitening[i][j] * white;
      }
      sum += white * white - 2 * StrictMath.log(whitening[i][i]);
    }
    logLikelihood = -sum / 2;
  }

  /**
   * Conditions the process.
   *
   * @throws IllegalStateException when the noise is too small for results that lie close together
   */
  static GaussianProcess of(Kernel kernel, Observations observations) {
    var rows = observations.rows();
    var count = observations.count();
    var covariance = new DMatrixRMaj(count, count);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        var between = kernel.between(rows.get(i), rows.get(j));
        covariance.unsafe_set(i, j, between);
        covariance.unsafe_set(j, i, between);
      }
      covariance.unsafe_set(
          i, i, kernel.variance() + kernel.noiseVariance() + observations.extraVariances()[i]);
    }
    var cholesky = DecompositionFactory_DDRM.chol(count, true);
    if (!cholesky.decompose(covariance)) {
      throw new IllegalStateException(
          "The covariance of %d results is not positive definite. Maybe the noise (%s) is too small."
              .formatted(count, kernel.noiseVariance()));
    }
    var factor = cholesky.getT(null);
    TriangularSolver_DDRM.invertLower(factor.data, count);
    var whitening = new double[count][];
    for (int i = 0; i < count; i++) {
      whitening[i] = Arrays.copyOfRange(factor.data, i * count, i * count + i + 1);
    }
    return new GaussianProcess(kernel, rows, observations.values(), whitening);
  }

  /** Mean and deviation of the noiseless value at a row: equations 2.25 and 2.26. */
  Prediction at(double[] row) {
    var covariances = new double[rows.size()];
    double mean = 0;
    for (int i = 0; i < covariances.length; i++) {
      covariances[i] = kernel.between(row, rows.get(i));
      mean += covariances[i] * weights[i];
    }
    var variance = kernel.variance();
    for (var whiteningRow : whitening) {
      var white = dot(whiteningRow, covariances);
      variance -= white * white;
    }
    return new Prediction(mean, Math.sqrt(Math.max(variance, 0)));
  }

  /** The mean alone, which is much cheaper. */
  double mean(double[] row) {
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += kernel.between(row, rows.get(i)) * weights[i];
    }
    return mean;
  }

  /** Logarithm of the marginal likelihood: equation 2.30. */
  double logLikelihood() {
    return logLikelihood;
  }

  /** Its derivative by each of the kernel's parameters: equation 5.9. */
  double[] gradient(int parameters) {
    var inverse = inverse();
    var gradient = new double[parameters];
    for (int i = 0; i < weights.length; i++) {
      var row = rows.get(i);
      for (int j = 0; j < i; j++) {
        kernel.addGradient(row, rows.get(j), weights[i] * weights[j] - inverse[i][j], gradient);
      }
      var diagonal = (weights[i] * weights[i] - inverse[i][i]) / 2;
      kernel.addGradient(row, row, diagonal, gradient);
    }
    return gradient;
  }

  /**
   * What each measured value would have been foreseen as without it: equations 5.12.
   *
   * @param values those that the process was made from
   */
  double[] leaveOneOutMeans(double[] values) {
    var inverse = inverse();
    var means = new double[values.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = values[i] - weights[i] / inverse[i][i];
    }
    return means;
  }

  /** Lower triangle of the covariance's inverse. */
  private double[][] inverse() {
    var count = weights.length;
    var inverse = new double[count][];
    for (int i = 0; i < count; i++) {
      inverse[i] = new double[i + 1];
    }
    for (var row : whitening) {
      for (int i = 0; i < row.length; i++) {
        var factor = row[i];
        var sums = inverse[i];
        for (int j = 0; j <= i; j++) {
          sums[j] += factor * row[j];
        }
      }
    }
    return inverse;
  }

  /** Over the shorter vector's length, the first. */
  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
