package io.thimble.worker.strategy.bayesian;

import io.thimble.hw.score.Hypervolume;
import io.thimble.worker.strategy.problem.Candidate;
import java.util.Locale;

/**
 * By how much a candidate is expected to make the volume grow that the front dominates (M.
 * Emmerich, K. Giannakoglou and B. Naujoks, "Single- and multiobjective evolutionary optimization
 * assisted by Gaussian random field metamodels", 2006), known goals entering as what they are. With
 * one unknown goal that is the integral over its values of the volume that is still uncovered in
 * the known ones, times the probability of a lower value: a sum of expected improvements, since the
 * volume changes only at points of the front. With that goal alone it is the expected improvement.
 */
final class HypervolumeImprovement implements Acquisition {
  private final Situation situation;
  private final Scenarios scenarios;
  private final Uncovered uncovered;
  private final Scale scale;
  private final int apart;

  /** In this situation. */
  HypervolumeImprovement(Situation situation) {
    this.situation = situation;
    scenarios = new Scenarios(situation);
    apart = situation.unknown()[0];
    uncovered = new Uncovered(situation.front(), apart, situation.reference());
    scale = situation.surrogates().getFirst().scale();
  }

  @Override
  public double of(Candidate candidate) {
    var all = scenarios.of(candidate);
    var volumes = new double[uncovered.limits().length];
    for (var values : all) {
      uncovered.addVolumes(Uncovered.without(values, apart), volumes);
    }
    var prediction = situation.surrogates().getFirst().at(candidate);
    double expected = 0;
    for (int i = 0; i < volumes.length; i++) {
      if (volumes[i] > 0) {
        expected += volumes[i] * scale.expectedShortfall(uncovered.limits()[i], prediction);
      }
    }
    return expected / all.size();
  }

  @Override
  public String sentence(double worth) {
    var volume = Hypervolume.of(situation.front(), situation.reference());
    return volume > 0
        ? String.format(
            Locale.ROOT, "Expected to add %.2g %% to the hypervolume.", 100 * worth / volume)
        : "Expected to be the first of any interest.";
  }
}
