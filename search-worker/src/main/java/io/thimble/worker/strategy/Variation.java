package io.thimble.worker.strategy;

import io.jenetics.IntegerGene;
import io.jenetics.UniformCrossover;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Makes one child from the population. */
final class Variation {
  private static final double CROSSOVER = 0.9;
  private static final double FAMILY_CHANGE = 0.1;

  private static final UniformCrossover<IntegerGene, Vec<double[]>> MIX =
      new UniformCrossover<>(CROSSOVER, 0.5);

  private Variation() {}

  /**
   * A child: two parents of one family, their genes mixed, on average one of them moved. Seldom, it
   * takes what it can from one parent into another family.
   */
  static Decisions child(Population population, SearchScope scope, RandomGenerator random) {
    var parent = population.parent();
    var strangers =
        scope.spaces().stream().filter(space -> space.family() != parent.space().family()).toList();
    if (!strangers.isEmpty() && random.nextDouble() < FAMILY_CHANGE) {
      return emigrant(parent, Randoms.pick(strangers, random), random);
    }
    var parents = ISeq.of(parent.phenotype(), population.partner(parent).phenotype());
    var genes = parent.phenotype().genotype().geneCount();
    var children = MIX.andThen(new StepMutator(1.0 / genes)).alter(parents, 0).population();
    return Genotypes.decisions(parent.space(), children.get(0).genotype());
  }

  /** Decisions that both families ask, such as those about the front end, go along. */
  private static Decisions emigrant(
      Population.Individual parent, Space space, RandomGenerator random) {
    var old = Genotypes.decisions(parent.space(), parent.phenotype().genotype()).values();
    var values = new TreeMap<>(Spaces.sample(space, random).values());
    for (var decision : space.decisions()) {
      var value = old.get(decision.name());
      if (value != null && decision.choices().contains(value)) {
        values.put(decision.name(), value);
      }
    }
    return new Decisions(space.family(), values);
  }
}
