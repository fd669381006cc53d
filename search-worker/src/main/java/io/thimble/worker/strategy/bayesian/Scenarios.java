package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.problem.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the goals of a candidate may come to, but for the first unknown one, over which acquisitions
 * have closed forms. Where that is the only one, there is one scenario: all others are known.
 * Otherwise the others take fixed quasi-random normal values (a Halton sequence; J. Halton, "On the
 * efficiency of certain quasi-random sequences of points", 1960), the same ones for all candidates,
 * so that differences between candidates are no accident.
 */
final class Scenarios {
  private static final int COUNT = 16;
  private static final int[] BASES = {2, 3, 5, 7, 11, 13, 17, 19};

  private final Situation situation;
  private final double[][] normals;

  Scenarios(Situation situation) {
    this.situation = situation;
    var others = situation.unknown().length - 1;
    normals = new double[others == 0 ? 1 : COUNT][others];
    for (int i = 0; i < normals.length; i++) {
      for (int j = 0; j < others; j++) {
        normals[i][j] = Normal.quantile(radicalInverse(i + 1, BASES[j % BASES.length]));
      }
    }
  }

  /** The values of all goals in each scenario; that of the first unknown one means nothing. */
  List<double[]> of(Candidate candidate) {
    var unknown = situation.unknown();
    var predictions = new Prediction[unknown.length];
    for (int i = 1; i < unknown.length; i++) {
      predictions[i] = situation.surrogates().get(i).at(candidate);
    }
    var scenarios = new ArrayList<double[]>();
    for (var normal : normals) {
      var values = Situation.known(candidate);
      for (int i = 1; i < unknown.length; i++) {
        values[unknown[i]] =
            situation
                .surrogates()
                .get(i)
                .scale()
                .toValue(predictions[i].mean() + normal[i - 1] * predictions[i].deviation());
      }
      scenarios.add(values);
    }
    return scenarios;
  }

  /** The digits of {@code index} in a base, mirrored behind the point. */
  private static double radicalInverse(int index, int base) {
    double inverse = 0;
    double digit = 1.0 / base;
    for (int rest = index; rest > 0; rest /= base) {
      inverse += digit * (rest % base);
      digit /= base;
    }
    return inverse;
  }
}
