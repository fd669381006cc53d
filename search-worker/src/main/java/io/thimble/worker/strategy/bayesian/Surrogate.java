package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Result;
import java.util.List;

/**
 * What is expected of one goal that has to be measured: a Gaussian process over the decisions and
 * the cheap features of a candidate.
 */
final class Surrogate {
  private final Encoding encoding;
  private final FeatureScale features;
  private final Scale scale;
  private final Kernel kernel;
  private final Observations observations;
  private final GaussianProcess process;

  private Surrogate(
      Encoding encoding,
      FeatureScale features,
      Scale scale,
      Kernel kernel,
      Observations observations) {
    this.encoding = encoding;
    this.features = features;
    this.scale = scale;
    this.kernel = kernel;
    this.observations = observations;
    process = GaussianProcess.of(kernel, observations);
  }

  /**
   * Learns from results.
   *
   * @param fitted the first of the results, from which the kernel's parameters are chosen
   * @param results at least two
   * @param goal which goal
   */
  static Surrogate of(
      Encoding encoding, List<Result> fitted, List<Result> results, int goal, KernelFits fits) {
    var features = FeatureScale.of(rows(encoding, fitted), encoding.firstFeature());
    var parameters =
        fits.of(
            encoding.axes(),
            observations(encoding, features, Scale.of(values(fitted, goal)), fitted, goal));
    var scale = Scale.of(values(results, goal));
    return new Surrogate(
        encoding,
        features,
        scale,
        new Kernel(encoding.axes(), parameters),
        observations(encoding, features, scale, results, goal));
  }

  /**
   * The same, as if these candidates had been measured and had come to what is expected of them: so
   * the next one is looked for elsewhere (the kriging believer of D. Ginsbourger, R. Le Riche and
   * L. Carraro, "Kriging is well-suited to parallelize optimization", 2010).
   */
  Surrogate believing(List<Candidate> pending) {
    var believed = observations;
    for (var candidate : pending) {
      var row = row(candidate);
      believed = believed.with(row, process.mean(row));
    }
    return pending.isEmpty() ? this : new Surrogate(encoding, features, scale, kernel, believed);
  }

  /** What is expected of a candidate, on the scale of the process. */
  Prediction at(Candidate candidate) {
    return process.at(row(candidate));
  }

  /** The mean alone. */
  double mean(Candidate candidate) {
    return process.mean(row(candidate));
  }

  /** How the goal's values and those of the process belong together. */
  Scale scale() {
    return scale;
  }

  Kernel kernel() {
    return kernel;
  }

  GaussianProcess process() {
    return process;
  }

  Observations observations() {
    return observations;
  }

  /** A candidate as the process sees it. */
  double[] row(Candidate candidate) {
    return features.scaled(encoding.row(candidate));
  }

  private static List<double[]> rows(Encoding encoding, List<Result> results) {
    return results.stream().map(result -> encoding.row(result.candidate())).toList();
  }

  private static double[] values(List<Result> results, int goal) {
    return results.stream().mapToDouble(result -> result.objectives().get(goal)).toArray();
  }

  private static Observations observations(
      Encoding encoding, FeatureScale features, Scale scale, List<Result> results, int goal) {
    var values = values(results, goal);
    var extraVariances = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      var deviation = results.get(i).deviation() / scale.slope(values[i]);
      extraVariances[i] = deviation * deviation;
      values[i] = scale.toModel(values[i]);
    }
    return new Observations(
        rows(encoding, results).stream().map(features::scaled).toList(), values, extraVariances);
  }
}
