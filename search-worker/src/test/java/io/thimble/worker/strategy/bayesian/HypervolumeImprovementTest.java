package io.thimble.worker.strategy.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.score.Hypervolume;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Randoms;
import io.thimble.worker.strategy.problem.Result;
import io.thimble.worker.strategy.problem.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HypervolumeImprovementTest {
  private static final int DRAWS = 40_000;

  private static final List<Function<double[], Double>> FUNCTIONS =
      List.of(
          x -> 1.2 - x[0] + x[1] * x[1] / 3,
          x -> 2 + x[0] * x[0] + x[1],
          x -> 5 + x[1] + x[2],
          x -> 1 + x[0] * x[2]);

  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  /** Two to four goals of which one or two have to be measured. */
  @ParameterizedTest
  @MethodSource("seeds")
  void expectationIsTheMeanOverManyDraws(long seed) {
    var random = new SplittableRandom(seed);
    var unknown = 1 + (int) (seed % 2);
    var problem =
        GridProblem.of(List.of(6, 6, 6), unknown, FUNCTIONS.subList(0, random.nextInt(2, 5)));
    var search = new Search(problem, seed, 100, 1, List.of());
    var candidates = candidates(problem, seed);
    var results = results(problem, candidates);
    var situation = new Situation(search, results, candidates.subList(8, 10), new KernelFits());
    var acquisition = new HypervolumeImprovement(situation);
    var best =
        candidates.subList(10, candidates.size()).stream()
            .max(Comparator.comparingDouble(acquisition::of))
            .orElseThrow();

    // Sixteen scenarios stand for all values of the second unknown goal.
    assertThat(acquisition.of(best))
        .as("seed %d", seed)
        .isCloseTo(mean(situation, best, random), Percentage.withPercentage(unknown == 1 ? 3 : 10));
  }

  /** A neighbour of what is being tried adds little, since that is believed to turn out well. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsBeingTriedIsNotLookedForAgain(long seed) {
    var problem = GridProblem.of(List.of(6, 6, 6), 1, FUNCTIONS.subList(0, 2));
    var search = new Search(problem, seed, 100, 1, List.of());
    var candidates = candidates(problem, seed);
    var results = results(problem, candidates);
    var before =
        new HypervolumeImprovement(new Situation(search, results, List.of(), new KernelFits()));
    var best =
        candidates.subList(8, candidates.size()).stream()
            .max(Comparator.comparingDouble(before::of))
            .orElseThrow();
    var after =
        new HypervolumeImprovement(new Situation(search, results, List.of(best), new KernelFits()));

    assertThat(before.of(best)).as("seed %d", seed).isPositive();
    assertThat(after.of(best)).as("seed %d", seed).isLessThan(before.of(best) / 3);
  }

  private static List<Result> results(GridProblem problem, List<Candidate> candidates) {
    return IntStream.range(0, 8)
        .mapToObj(i -> new Result(i, candidates.get(i), problem.values(candidates.get(i)), 0))
        .toList();
  }

  private static double mean(Situation situation, Candidate candidate, SplittableRandom random) {
    var before = Hypervolume.of(situation.front(), situation.reference());
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      var values = Situation.known(candidate);
      for (int j = 0; j < situation.unknown().length; j++) {
        var surrogate = situation.surrogates().get(j);
        var prediction = surrogate.at(candidate);
        values[situation.unknown()[j]] =
            surrogate
                .scale()
                .toValue(prediction.mean() + prediction.deviation() * random.nextGaussian());
      }
      var points = new ArrayList<>(situation.front());
      points.add(values);
      sum += Hypervolume.of(points, situation.reference()) - before;
    }
    return sum / DRAWS;
  }

  private static List<Candidate> candidates(GridProblem problem, long seed) {
    return Randoms.shuffled(UniformDraws.allPoints(problem, 0), Randoms.of(seed, 0)).stream()
        .flatMap(point -> problem.candidate(point).stream())
        .limit(60)
        .toList();
  }
}
