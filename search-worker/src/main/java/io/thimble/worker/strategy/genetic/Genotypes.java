package io.thimble.worker.strategy.genetic;

import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import io.jenetics.util.ISeq;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import java.util.stream.IntStream;

/**
 * Points as jenetics sees them: one integer chromosome with a gene for each variable of a domain,
 * in the domain's order. A chromosome's genes share one range, so an allele is a place between a
 * variable's first answer and its last, whatever their number. Nothing of this is stored.
 */
final class Genotypes {
  /** Places of an allele: a multiple of 1 to 12, so that up to 12 answers have equal shares. */
  static final int PLACES = 27_720;

  private Genotypes() {}

  /** The genotype of a point. */
  static Genotype<IntegerGene> of(Problem problem, Point point) {
    var variables = problem.domain(point).variables();
    return Genotype.of(
        IntegerChromosome.of(
            IntStream.range(0, variables.size())
                .map(i -> place(point.answers().get(i), variables.get(i).answers()))
                .mapToObj(place -> IntegerGene.of(place, 0, PLACES))
                .collect(ISeq.toISeq())));
  }

  /** The point of a genotype. */
  static Point point(Problem problem, int domain, Genotype<IntegerGene> genotype) {
    var variables = problem.domains().get(domain).variables();
    return new Point(
        domain,
        IntStream.range(0, variables.size())
            .map(i -> genotype.chromosome().get(i).intValue() * variables.get(i).answers() / PLACES)
            .boxed()
            .toList());
  }

  private static int place(int answer, int answers) {
    return (2 * answer + 1) * PLACES / (2 * answers);
  }
}
