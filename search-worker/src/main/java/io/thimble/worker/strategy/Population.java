package io.thimble.worker.strategy;

import io.jenetics.IntegerGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.UFTournamentSelector;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.thimble.hw.space.Space;
import io.thimble.worker.strategy.Outcome.Failed;
import io.thimble.worker.strategy.Outcome.Measured;
import io.thimble.worker.strategy.Outcome.Pending;
import java.util.ArrayList;
import java.util.List;

/**
 * The best trials so far, by non-dominated rank and then by crowding distance (Deb, Pratap, Agarwal
 * and Meyarivan, "A fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE Transactions
 * on Evolutionary Computation 6, 2002).
 */
final class Population {
  /** A survivor with the space that its genes belong to. */
  record Individual(Space space, Phenotype<IntegerGene, Vec<double[]>> phenotype) {}

  private final List<Evaluated> results;
  private final SearchScope scope;
  private final ISeq<Phenotype<IntegerGene, Vec<double[]>>> survivors;

  /**
   * Selects the survivors.
   *
   * @param results trials from number 0 on
   * @param size most survivors
   */
  Population(SearchScope scope, List<Evaluated> results, int size) {
    this.scope = scope;
    this.results = results;
    var scored = scored(scope, results);
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

  /** A winner among the survivors of the same family, possibly {@code parent} itself. */
  Individual partner(Individual parent) {
    return tournament(
        survivors.stream()
            .filter(survivor -> space(survivor).family() == parent.space().family())
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
    return new Individual(space(winners.get(0)), winners.get(0));
  }

  private Space space(Phenotype<IntegerGene, Vec<double[]>> survivor) {
    var trial = results.get((int) survivor.generation());
    return scope.space(trial.decisions().family()).orElseThrow();
  }

  /** Each trial is a generation of its own, which is how a phenotype leads back to its trial. */
  private static ISeq<Phenotype<IntegerGene, Vec<double[]>>> scored(
      SearchScope scope, List<Evaluated> results) {
    var scored = new ArrayList<Phenotype<IntegerGene, Vec<double[]>>>();
    for (var trial : results) {
      switch (trial.outcome()) {
        case Measured measured ->
            scope
                .space(trial.decisions().family())
                .map(space -> Genotypes.of(space, trial.decisions()))
                .map(genes -> Phenotype.of(genes, trial.number(), vector(measured)))
                .ifPresent(scored::add);
        case Failed _, Pending _ -> {
          // Without objectives there is nothing to rank.
        }
      }
    }
    return ISeq.of(scored);
  }

  private static Vec<double[]> vector(Measured measured) {
    return Vec.of(measured.objectives().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
