package io.thimble.worker.strategy.genetic;

import io.jenetics.IntegerGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.thimble.hw.score.Front;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Result;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The best results so far, as a genetic algorithm sees them. */
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
  private final List<double[]> objectives;
  private final List<Integer> front;
  private final ISeq<Phenotype<IntegerGene, Vec<double[]>>> survivors;
  private final Selector<IntegerGene, Vec<double[]>> parents;

  /**
   * Selects the survivors.
   *
   * @param results at least one
   * @param objectives of the results, scaled
   * @param selection how survivors and parents are selected
   * @param size most survivors
   */
  Population(
      Problem problem,
      List<Result> results,
      List<double[]> objectives,
      Selection selection,
      int size) {
    this.results = results;
    this.objectives = objectives;
    this.parents = selection.parents();
    int[] ranks = Front.ranks(objectives);
    front = IntStream.range(0, ranks.length).filter(i -> ranks[i] == 0).boxed().toList();
    var entrants = entrants(problem, ranks, size);
    survivors =
        entrants.size() <= size
            ? entrants
            : selection.survivors().select(entrants, size, Optimize.MINIMUM);
  }

  /** The results that no other dominates. */
  List<Result> front() {
    return front.stream().map(results::get).toList();
  }

  /**
   * The scaled objectives of the search's own front: what other searches found, and what was only
   * foreseen, is none of its results.
   */
  List<double[]> ownFront() {
    var own =
        IntStream.range(0, results.size())
            .filter(i -> results.get(i).number() >= 0 && results.get(i).deviation() == 0)
            .mapToObj(objectives::get)
            .toList();
    return Front.nonDominated(own, Function.identity());
  }

  /** A winner among all survivors. */
  Individual parent() {
    return winner(survivors);
  }

  /** A winner among the survivors of the same domain, possibly {@code parent} itself. */
  Individual partner(Individual parent) {
    return winner(
        survivors.stream()
            .filter(survivor -> individual(survivor).domain() == parent.domain())
            .collect(ISeq.toISeq()));
  }

  private Individual winner(ISeq<Phenotype<IntegerGene, Vec<double[]>>> entrants) {
    var winners = entrants.size() < 2 ? entrants : parents.select(entrants, 1, Optimize.MINIMUM);
    return individual(winners.get(0));
  }

  private Individual individual(Phenotype<IntegerGene, Vec<double[]>> survivor) {
    return new Individual(results.get((int) survivor.generation()), survivor);
  }

  /**
   * The fronts that survivors can come from. Each result is a generation of its own, which is how a
   * phenotype leads back to it.
   */
  private ISeq<Phenotype<IntegerGene, Vec<double[]>>> entrants(
      Problem problem, int[] ranks, int size) {
    int lastRank = Arrays.stream(ranks).sorted().limit(size).max().orElse(0);
    return IntStream.range(0, results.size())
        .filter(i -> ranks[i] <= lastRank)
        .mapToObj(
            i ->
                Phenotype.of(
                    Genotypes.of(problem, results.get(i).candidate().point()),
                    i,
                    Vec.of(objectives.get(i))))
        .collect(ISeq.toISeq());
  }
}
