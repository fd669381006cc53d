package io.thimble.worker.strategy.genetic;

import io.jenetics.IntegerGene;
import io.jenetics.UniformCrossover;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Randoms;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes one child from the population. */
final class Variation {
  private static final double CROSSOVER = 0.9;
  private static final double FAMILY_CHANGE = 0.1;

  private static final UniformCrossover<IntegerGene, Vec<double[]>> MIX =
      new UniformCrossover<>(CROSSOVER, 0.5);

  /**
   * A child and the trials that it was made from.
   *
   * @param point what to try
   * @param parents their numbers
   */
  record Child(Point point, List<Integer> parents) {}

  private Variation() {}

  /**
   * A child: two parents of one domain, their genes mixed, on average one of them moved. Seldom, it
   * takes what it can from one parent into another domain.
   */
  static Child child(Population population, Problem problem, RandomGenerator random) {
    var parent = population.parent();
    var strangers =
        IntStream.range(0, problem.domains().size())
            .filter(domain -> domain != parent.domain())
            .boxed()
            .toList();
    if (!strangers.isEmpty() && random.nextDouble() < FAMILY_CHANGE) {
      return new Child(
          emigrant(problem, parent, Randoms.pick(strangers, random), random), numbers(parent));
    }
    var partner = population.partner(parent);
    var parents = ISeq.of(parent.phenotype(), partner.phenotype());
    var genes = parent.phenotype().genotype().geneCount();
    var children = MIX.andThen(new StepMutator(1.0 / genes)).alter(parents, 0).population();
    return new Child(
        Genotypes.point(problem, parent.domain(), children.get(0).genotype()),
        numbers(parent, partner));
  }

  private static List<Integer> numbers(Population.Individual... parents) {
    return Stream.of(parents).map(parent -> parent.result().number()).distinct().toList();
  }

  /** Answers to variables that both domains have, such as those of the front end, go along. */
  private static Point emigrant(
      Problem problem, Population.Individual parent, int domain, RandomGenerator random) {
    var old = parent.result().candidate().point();
    var oldVariables = problem.domain(old).variables();
    var sample = UniformDraws.sample(problem, domain, random);
    var variables = problem.domains().get(domain).variables();
    var answers = new ArrayList<Integer>();
    for (int i = 0; i < variables.size(); i++) {
      var shared = oldVariables.indexOf(variables.get(i));
      answers.add(shared < 0 ? sample.answers().get(i) : old.answers().get(shared));
    }
    return new Point(domain, answers);
  }
}
