package io.thimble.worker.strategy.genetic;

import java.util.List;

/**
 * Linear regression of several targets at once, with a penalty on the squares of the coefficients
 * (Hoerl and Kennard, "Ridge regression: biased estimation for nonorthogonal problems",
 * Technometrics 12, 1970). Inputs are centred and brought to the same deviation first, so that the
 * penalty means the same for all of them; the targets' means are not penalised.
 */
final class RidgeRegression {
  /** Of a column whose values are all the same. */
  private static final double LEAST_DEVIATION = 1e-9;

  private final double[] means;
  private final double[] factors;
  private final double[] intercepts;
  private final double[][] coefficients;

  /**
   * Fits all targets.
   *
   * @param inputs a row for each observation
   * @param weights of the columns: one of weight 1/2 is penalised four times as much
   * @param targets a row for each observation
   */
  RidgeRegression(List<double[]> inputs, double[] weights, List<double[]> targets) {
    int columns = weights.length;
    means = means(inputs, columns);
    factors = factors(inputs, weights);
    intercepts = means(targets, targets.getFirst().length);
    var products = new double[columns][columns];
    coefficients = new double[columns][intercepts.length];
    for (int row = 0; row < inputs.size(); row++) {
      var input = standardised(inputs.get(row));
      var target = targets.get(row);
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j <= i; j++) {
          products[i][j] += input[i] * input[j];
        }
        for (int t = 0; t < target.length; t++) {
          coefficients[i][t] += input[i] * (target[t] - intercepts[t]);
        }
      }
    }
    for (int i = 0; i < columns; i++) {
      products[i][i] += 1;
    }
    factorise(products);
    solve(products, coefficients);
  }

  /** The expected targets. */
  double[] predict(double[] input) {
    var prediction = intercepts.clone();
    var standardised = standardised(input);
    for (int i = 0; i < standardised.length; i++) {
      for (int t = 0; t < prediction.length; t++) {
        prediction[t] += standardised[i] * coefficients[i][t];
      }
    }
    return prediction;
  }

  private double[] standardised(double[] input) {
    var result = new double[input.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (input[i] - means[i]) * factors[i];
    }
    return result;
  }

  private static double[] means(List<double[]> rows, int columns) {
    var means = new double[columns];
    for (var row : rows) {
      for (int i = 0; i < columns; i++) {
        means[i] += row[i] / rows.size();
      }
    }
    return means;
  }

  private double[] factors(List<double[]> inputs, double[] weights) {
    var factors = new double[weights.length];
    for (int i = 0; i < factors.length; i++) {
      double squares = 0;
      for (var input : inputs) {
        squares += (input[i] - means[i]) * (input[i] - means[i]);
      }
      double deviation = Math.sqrt(squares / inputs.size());
      factors[i] = deviation < LEAST_DEVIATION ? 0 : weights[i] / deviation;
    }
    return factors;
  }

  /** Cholesky's: the lower triangle becomes the factor. */
  private static void factorise(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
  }

  private static void solve(double[][] factor, double[][] sides) {
    for (int t = 0; t < sides[0].length; t++) {
      for (int i = 0; i < factor.length; i++) {
        for (int k = 0; k < i; k++) {
          sides[i][t] -= factor[i][k] * sides[k][t];
        }
        sides[i][t] /= factor[i][i];
      }
      for (int i = factor.length - 1; i >= 0; i--) {
        for (int k = i + 1; k < factor.length; k++) {
          sides[i][t] -= factor[k][i] * sides[k][t];
        }
        sides[i][t] /= factor[i][i];
      }
    }
  }
}
