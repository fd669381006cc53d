package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.problem.Candidate;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * By how much a candidate makes the dominated volume grow, if one draw from what is believed of the
 * unknown goals is the truth (Thompson sampling; W. Thompson, "On the likelihood that one unknown
 * probability exceeds another in view of the evidence of two samples", 1933).
 */
final class DrawnImprovement implements Acquisition {
  private final Situation situation;
  private final Uncovered uncovered;
  private final int apart;
  private final List<PosteriorDraw> draws;

  /** In this situation. */
  DrawnImprovement(Situation situation, RandomGenerator random) {
    this.situation = situation;
    apart = situation.unknown()[0];
    uncovered = new Uncovered(situation.front(), apart, situation.reference());
    draws =
        situation.surrogates().stream()
            .map(
                surrogate ->
                    new PosteriorDraw(surrogate.kernel(), surrogate.observations(), random))
            .toList();
  }

  @Override
  public double of(Candidate candidate) {
    var values = Situation.known(candidate);
    for (int i = 0; i < draws.size(); i++) {
      var surrogate = situation.surrogates().get(i);
      values[situation.unknown()[i]] =
          surrogate.scale().toValue(draws.get(i).at(surrogate.row(candidate)));
    }
    var volumes = new double[uncovered.limits().length];
    uncovered.addVolumes(Uncovered.without(values, apart), volumes);
    double improvement = 0;
    for (int i = 0; i < volumes.length; i++) {
      improvement += volumes[i] * Math.max(0, uncovered.limits()[i] - values[apart]);
    }
    return improvement;
  }

  @Override
  public String sentence(double worth) {
    return "In one draw from what is believed possible it adds most to the hypervolume.";
  }
}
