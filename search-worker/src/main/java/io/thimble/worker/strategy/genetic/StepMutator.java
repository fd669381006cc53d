package io.thimble.worker.strategy.genetic;

import io.jenetics.Chromosome;
import io.jenetics.IntegerGene;
import io.jenetics.Mutator;
import io.jenetics.MutatorResult;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.thimble.worker.strategy.problem.Variable;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Moves genes: those of ordered answers a normally distributed step from where they are, others
 * anywhere. jenetics 9's own Gaussian mutator draws around the middle of the range instead, and its
 * mutation chance falls on whole individuals first, so that most children would be copies and the
 * others strangers.
 */
final class StepMutator extends Mutator<IntegerGene, Vec<double[]>> {
  private static final double DEVIATION = Genotypes.PLACES / 4.0;

  private final List<Variable> variables;
  private final double geneProbability;

  /**
   * For the points of one domain.
   *
   * @param geneProbability chance of each gene to move
   */
  StepMutator(List<Variable> variables, double geneProbability) {
    super(1.0);
    this.variables = variables;
    this.geneProbability = Math.min(1, geneProbability);
  }

  @Override
  protected MutatorResult<Chromosome<IntegerGene>> mutate(
      Chromosome<IntegerGene> chromosome, double probability, RandomGenerator random) {
    var genes =
        IntStream.range(0, chromosome.length())
            .mapToObj(i -> moved(chromosome.get(i), variables.get(i), random))
            .collect(ISeq.toISeq());
    return new MutatorResult<>(chromosome.newInstance(genes), 1);
  }

  private IntegerGene moved(IntegerGene gene, Variable variable, RandomGenerator random) {
    if (random.nextDouble() >= geneProbability) {
      return gene;
    }
    if (!variable.ordered()) {
      return gene.newInstance(random.nextInt(Genotypes.PLACES));
    }
    // A step is at least about one answer wide, or it would change nothing.
    double deviation = Math.max(DEVIATION, (double) Genotypes.PLACES / variable.answers());
    var place = Math.round(random.nextGaussian(gene.doubleValue(), deviation));
    return gene.newInstance((int) Math.clamp(place, 0, Genotypes.PLACES - 1));
  }
}
