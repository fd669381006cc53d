package io.thimble.worker.strategy.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.score.Hypervolume;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.strategy.ArchitectureProblem;
import io.thimble.worker.strategy.StrategyContractTester;
import io.thimble.worker.strategy.SyntheticAccuracy;
import io.thimble.worker.strategy.ToySpace;
import io.thimble.worker.strategy.Toys;
import io.thimble.worker.strategy.draw.RandomStrategy;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Evaluated;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Outcome;
import io.thimble.worker.strategy.problem.Result;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneticStrategyTest extends StrategyContractTester {
  /** Fewer than for strategies that make one child a trial. */
  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  private static final long MOST_PARAMETERS = 60_000;
  private static final int FLASH = 1;
  private static final int OPS = 2;

  @Override
  protected Strategy strategy() {
    return GeneticStrategy.nsga2();
  }

  @Test
  void startsWithTheSmallestKnownNetworksThatFit() {
    List<Space> spaces = List.of(new ToySpace(Family.DNN, 1, 3, List.of(8, 16, 24, 48)));
    var bare = Toys.problem(spaces, 9_000, List.of());
    var points = UniformDraws.allPoints(bare, 0);
    var starts =
        List.of(points.size() - 1, points.size() / 2, 0, points.size() / 3, 20).stream()
            .map(points::get)
            .flatMap(point -> bare.network(point).stream())
            .map(ArchitectureProblem.Network::decisions)
            .toList();
    var problem = Toys.problem(spaces, 9_000, starts);
    var fitting =
        problem.starts().stream().flatMap(start -> problem.candidate(start).stream()).toList();

    var trials = Toys.run(strategy(), Toys.search(problem, 12, 2, 3), Toys::measure).trials();

    assertThat(fitting)
        .hasSizeBetween(1, 4)
        .extracting(candidate -> candidate.known().get(FLASH))
        .isSorted();
    var quota = Math.min(3, fitting.size());
    assertThat(trials.subList(0, quota))
        .extracting(trial -> trial.candidate().id())
        .isEqualTo(fitting.subList(0, quota).stream().map(Candidate::id).toList());
    assertThat(trials).hasSize(12);
  }

  @Test
  void earlierResultsMatter() {
    var small = Toys.run(strategy(), search(5, 40), errorOfOps(1e-9));
    var large = Toys.run(strategy(), search(5, 40), errorOfOps(-1e-9));

    assertThat(meanOpsOfLastTen(small)).isLessThan(meanOpsOfLastTen(large) / 3);
  }

  @Test
  void coversMoreThanRandomSearchAfterAHundredTrials() {
    var genetic = hypervolumes(GeneticStrategy.nsga2());
    var random = hypervolumes(new RandomStrategy());
    System.out.printf(
        "Hypervolume after 100 trials, mean of 20 seeds: genetic %.4f, random %.4f%n",
        genetic, random);
    assertThat(genetic).isGreaterThan(random + 0.02);
  }

  @Test
  void childrenAndNeighboursTellTheirParentsAndWhatIsExpected() {
    var search = Grid.search(60, 3);
    var trials = Grid.run(strategy(), search).trials();
    var kinds = new TreeSet<String>();
    for (int number = 12; number < trials.size(); number++) {
      var origin = Grid.origin(strategy(), search, trials, number);
      kinds.add(origin.kind());
      if (origin.kind().equals("neighbour")) {
        var parent = trials.get(origin.parents().getFirst());
        assertThat(Grid.distance(trials.get(number), parent)).isBetween(1, 2);
        assertThat(origin.sentence())
            .contains("trial %d (error ".formatted(parent.number()), "expected error ");
      }
      assertThat(origin.parents()).isNotEmpty().allMatch(below(number));
      assertThat(origin.predicted()).isBetween(-0.5, 2.0);
      assertThat(origin.deviation()).isPositive();
    }
    assertThat(kinds).containsExactly("child", "neighbour");
  }

  @Test
  void theFrontOfAKnownProblemIsFoundInATenthOfItsPoints() {
    for (long seed = 0; seed < 5; seed++) {
      var found =
          Grid.run(strategy(), Grid.search(300, seed)).trials().stream()
              .map(trial -> trial.candidate().point().answers())
              .toList();
      // 6,561 points, nine of them on the front.
      for (int first = 0; first < Grid.ANSWERS; first++) {
        assertThat(found).as("seed %d", seed).contains(List.of(first, 4, 4, 4));
      }
    }
  }

  @Test
  void resultsOfEarlierSearchesStandInForFirstTrials() {
    var earlier = Grid.run(strategy(), Grid.search(40, 1));
    var warm =
        earlier.trials().stream()
            .map(
                trial ->
                    new Result(
                        -1 - trial.number(),
                        trial.candidate(),
                        Grid.objectives(trial.candidate().point()),
                        0))
            .toList();
    var search = new Search(new Grid(), 2, 40, 1, warm);

    var origin = Grid.origin(strategy(), search, List.of(), 0);

    assertThat(origin.kind()).isIn("child", "neighbour", "again");
    assertThat(origin.sentence()).contains("an earlier search's trial");
    assertThat(origin.parents()).isEmpty();
    // The best of the earlier search are tried again, for the front has to be the search's own.
    assertThat(Grid.run(strategy(), search).trials().stream().map(Evaluated::candidate))
        .containsAnyElementsOf(warm.stream().map(Result::candidate).toList());
  }

  private static Predicate<Integer> below(int number) {
    return parent -> parent >= 0 && parent < number;
  }

  private static double hypervolumes(Strategy strategy) {
    return LongStream.range(0, 20)
        .parallel()
        .mapToDouble(
            seed -> {
              var problem = problem();
              var history =
                  Toys.run(
                      strategy,
                      Toys.search(problem, 100, 2, seed),
                      candidate -> SyntheticAccuracy.measure(problem, candidate));
              return Hypervolume.of(
                  history.trials().stream().map(SyntheticAccuracy::scaled).toList(),
                  new double[] {1, 1, 1});
            })
        .average()
        .orElseThrow();
  }

  /** An error that follows the operations. */
  private static Function<Candidate, Outcome> errorOfOps(double slope) {
    return candidate -> {
      var known = candidate.known();
      return new Outcome.Measured(
          List.of(0.5 + slope * known.get(OPS), known.get(FLASH), known.get(OPS)));
    };
  }

  private static double meanOpsOfLastTen(History history) {
    return history.trials().subList(30, 40).stream()
        .mapToDouble(trial -> trial.candidate().known().get(OPS))
        .average()
        .orElseThrow();
  }

  private static Search search(long seed, int trials) {
    return Toys.search(problem(), trials, 2, seed);
  }

  private static ArchitectureProblem problem() {
    return Toys.problem(
        List.of(Spaces.of(Family.DS_CNN), Spaces.of(Family.DNN)), MOST_PARAMETERS, List.of());
  }
}
