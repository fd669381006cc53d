package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.problem.Candidate;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * By how much a candidate is expected to be better than all results in the goals' augmented
 * Chebyshev sum, with weights drawn anew for every proposal: ParEGO (J. Knowles, "ParEGO: A Hybrid
 * Algorithm With On-Line Landscape Approximation for Expensive Multiobjective Optimization
 * Problems", IEEE Transactions on Evolutionary Computation 10(1), 2006, equations 1 and 2). The sum
 * is not modelled itself: it is exact in the known goals, and piecewise linear in the unknown one,
 * so its improvement is a difference of two expected improvements.
 */
final class WeightedImprovement implements Acquisition {
  /** How much the plain sum counts, so that of two that are equal in the worst goal one is best. */
  private static final double AUGMENTATION = 0.05;

  private final Situation situation;
  private final Scenarios scenarios;
  private final Scale scale;
  private final int apart;
  private final double[] ideal;
  private final double[] weights;

  /** Each goal's weight divided by its range. */
  private final double[] slopes;

  private final double best;

  /** In this situation, with weights that are uniform over all that add up to 1. */
  WeightedImprovement(Situation situation, RandomGenerator random) {
    this.situation = situation;
    scenarios = new Scenarios(situation);
    scale = situation.surrogates().getFirst().scale();
    apart = situation.unknown()[0];
    ideal = ideal(situation);
    weights = new double[ideal.length];
    slopes = new double[ideal.length];
    double sum = 0;
    for (int i = 0; i < ideal.length; i++) {
      weights[i] = -StrictMath.log(1 - random.nextDouble());
      sum += weights[i];
    }
    for (int i = 0; i < ideal.length; i++) {
      weights[i] /= sum;
      var range = situation.reference()[i] - ideal[i];
      slopes[i] = weights[i] / (range > 0 ? range : 1);
    }
    best = situation.front().stream().mapToDouble(this::weighted).min().orElse(1);
  }

  @Override
  public double of(Candidate candidate) {
    var prediction = situation.surrogates().getFirst().at(candidate);
    var all = scenarios.of(candidate);
    return all.stream().mapToDouble(values -> improvement(values, prediction)).sum() / all.size();
  }

  @Override
  public String sentence(double worth) {
    var text = new StringBuilder("Expected to be the best where goals count");
    for (int i = 0; i < weights.length; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %s %.2f",
              i == 0 ? "" : ",",
              situation.goals().get(i).name(),
              weights[i]));
    }
    return text.append('.').toString();
  }

  /**
   * The sum rises with the unknown goal by a small slope while another goal is the worst, and
   * steeply from the kink on at which it becomes the worst itself.
   */
  private double improvement(double[] values, Prediction prediction) {
    double worst = 0;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      if (i != apart) {
        var term = slopes[i] * (values[i] - ideal[i]);
        worst = Math.max(worst, term);
        sum += term;
      }
    }
    var slope = slopes[apart];
    var kink = ideal[apart] + worst / slope;
    var atKink = worst + AUGMENTATION * (sum + worst);
    if (atKink >= best) {
      var limit = kink - (atKink - best) / (AUGMENTATION * slope);
      return AUGMENTATION * slope * scale.expectedShortfall(limit, prediction);
    }
    var limit = kink + (best - atKink) / ((1 + AUGMENTATION) * slope);
    return slope
        * ((1 + AUGMENTATION) * scale.expectedShortfall(limit, prediction)
            - scale.expectedShortfall(kink, prediction));
  }

  private double weighted(double[] values) {
    double worst = 0;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      var term = slopes[i] * (values[i] - ideal[i]);
      worst = Math.max(worst, term);
      sum += term;
    }
    return worst + AUGMENTATION * sum;
  }

  /** The best value of each goal on the front. */
  private static double[] ideal(Situation situation) {
    var ideal = situation.reference().clone();
    for (var point : situation.front()) {
      for (int i = 0; i < ideal.length; i++) {
        ideal[i] = Math.min(ideal[i], point[i]);
      }
    }
    return ideal;
  }
}
