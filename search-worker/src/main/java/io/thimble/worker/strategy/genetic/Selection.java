package io.thimble.worker.strategy.genetic;

import io.jenetics.IntegerGene;
import io.jenetics.MonteCarloSelector;
import io.jenetics.Selector;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.UFTournamentSelector;
import io.jenetics.ext.moea.Vec;

/**
 * Who lives, and who has children.
 *
 * @param survivors picks the population from all results
 * @param parents picks from the population
 */
record Selection(
    Selector<IntegerGene, Vec<double[]>> survivors, Selector<IntegerGene, Vec<double[]>> parents) {
  /**
   * By non-dominated rank and then by crowding distance (Deb, Pratap, Agarwal and Meyarivan, "A
   * fast and elitist multiobjective genetic algorithm: NSGA-II", IEEE Transactions on Evolutionary
   * Computation 6, 2002); parents by tournaments of two (Fortin and Parizeau, "Revisiting the
   * NSGA-II crowding-distance computation", GECCO 2013).
   */
  static Selection nsga2() {
    return new Selection(NSGA2Selector.ofVec(), UFTournamentSelector.ofVec());
  }

  /** By reference directions; every survivor is as likely to be a parent. */
  static Selection nsga3() {
    return new Selection(new Nsga3Selector(), new MonteCarloSelector<>());
  }
}
