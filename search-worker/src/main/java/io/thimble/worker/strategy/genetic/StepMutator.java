package io.thimble.worker.strategy.genetic;

import io.jenetics.IntegerGene;
import io.jenetics.Mutator;
import io.jenetics.ext.moea.Vec;
import java.util.random.RandomGenerator;

/**
 * Moves genes a normally distributed step from where they are. jenetics 9's own Gaussian mutator
 * draws around the middle of the range instead, and its mutation chance falls on whole individuals
 * first, so that most children would be copies and the others strangers.
 */
final class StepMutator extends Mutator<IntegerGene, Vec<double[]>> {
  private static final double DEVIATION = Genotypes.PLACES / 4.0;

  private final double geneProbability;

  /**
   * @param geneProbability chance of each gene to move
   */
  StepMutator(double geneProbability) {
    super(1.0);
    this.geneProbability = geneProbability;
  }

  @Override
  protected IntegerGene mutate(IntegerGene gene, RandomGenerator random) {
    if (random.nextDouble() >= geneProbability) {
      return gene;
    }
    var place = Math.round(random.nextGaussian(gene.doubleValue(), DEVIATION));
    return gene.newInstance(Math.clamp(place, 0, Genotypes.PLACES - 1));
  }
}
