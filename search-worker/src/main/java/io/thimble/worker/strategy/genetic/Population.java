package io.thimble.worker.strategy.genetic;

import io.jenetics.IntegerGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.UFTournamentSelector;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Result;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best trials so far, by non-dominated rank and then by crowding distance (Deb, Pratap, Agarwal
 * and Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE Transactions
 * on Evolutionary Computation 6, 2002).
 */
final class Population {
  /**
   * A survivor.
   *
   * @param result what became of it
   * @param phenotype its genes
   */
  record Individual(Result result, Phenotype<IntegerGene, Vec<double[]>> phenotype) {
    int domain() {
      return result.candidate().point().domain();
    }
  }

  private final List<Result> results;
  private final ISeq<Phenotype<IntegerGene, Vec<double[]>>> survivors;

  /**
   * Selects the survivors.
   *
   * @param size most survivors
   */
  Population(Problem problem, List<Result> results, int size) {
    this.results = results;
    var scored = scored(problem, results);
    this.survivors =
        scored.size() <= size
            ? scored
            : NSGA2Selector.<IntegerGene, double[], Vec<double[]>>ofVec()
                .select(scored, size, Optimize.MINIMUM);
  }

  int size() {
    return survivors.size();
  }

  /** A winner among all survivors. */
  Individual parent() {
    return tournament(survivors);
  }

  /** A winner among the survivors of the same domain, possibly {@code parent} itself. */
  Individual partner(Individual parent) {
    return tournament(
        survivors.stream()
            .filter(survivor -> individual(survivor).domain() == parent.domain())
            .collect(ISeq.toISeq()));
  }

  /**
   * A tournament of two (Fortin and Parizeau, "Revisiting the NSGA-II crowding-distance
   * computation", GECCO 2013).
   */
  private Individual tournament(ISeq<Phenotype<IntegerGene, Vec<double[]>>> entrants) {
    var winners =
        entrants.size() < 2
            ? entrants
            : UFTournamentSelector.<IntegerGene, double[], Vec<double[]>>ofVec()
                .select(entrants, 1, Optimize.MINIMUM);
    return individual(winners.get(0));
  }

  private Individual individual(Phenotype<IntegerGene, Vec<double[]>> survivor) {
    return new Individual(results.get((int) survivor.generation()), survivor);
  }

  /** Each result is a generation of its own, which is how a phenotype leads back to it. */
  private static ISeq<Phenotype<IntegerGene, Vec<double[]>>> scored(
      Problem problem, List<Result> results) {
    return IntStream.range(0, results.size())
        .mapToObj(
            i ->
                Phenotype.of(
                    Genotypes.of(problem, results.get(i).candidate().point()),
                    i,
                    vector(results.get(i))))
        .collect(ISeq.toISeq());
  }

  private static Vec<double[]> vector(Result result) {
    return Vec.of(result.objectives().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
