package io.thimble.worker.strategy.genetic;

import io.jenetics.IntegerGene;
import io.jenetics.UniformCrossover;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Randoms;
import io.thimble.worker.strategy.problem.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes points from the population. */
final class Variation {
  private static final double CROSSOVER = 0.9;
  private static final double DOMAIN_CHANGE = 0.1;

  private static final UniformCrossover<IntegerGene, Vec<double[]>> MIX =
      new UniformCrossover<>(CROSSOVER, 0.5);

  /**
   * A point, and what it was made from.
   *
   * @param point what to try
   * @param parents the first is the one that it is most like
   */
  record Offspring(Point point, List<Result> parents) {}

  private Variation() {}

  /**
   * From two parents of one domain: their genes mixed, some of them moved. Seldom, it takes what it
   * can from one parent into another domain.
   *
   * @param moves how many genes move on average
   */
  static Offspring of(
      Population population, Problem problem, double moves, RandomGenerator random) {
    var parent = population.parent();
    var strangers =
        IntStream.range(0, problem.domains().size())
            .filter(domain -> domain != parent.domain())
            .boxed()
            .toList();
    if (!strangers.isEmpty() && random.nextDouble() < DOMAIN_CHANGE) {
      return new Offspring(
          emigrant(problem, parent, Randoms.pick(strangers, random), random),
          List.of(parent.result()));
    }
    var partner = population.partner(parent);
    var variables = problem.domains().get(parent.domain()).variables();
    var mutator = new StepMutator(variables, moves / variables.size());
    var parents = ISeq.of(parent.phenotype(), partner.phenotype());
    var children = MIX.andThen(mutator).alter(parents, 0).population();
    return new Offspring(
        Genotypes.point(problem, parent.domain(), children.get(0).genotype()),
        Stream.of(parent.result(), partner.result()).distinct().toList());
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
