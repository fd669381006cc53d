package io.thimble.worker.strategy.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.db.search.Importance.Share;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Randoms;
import io.thimble.worker.strategy.problem.Result;
import io.thimble.worker.strategy.problem.Search;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportancesTest {
  private static final List<Integer> ANSWERS = List.of(5, 5, 5, 5);

  /**
   * Of the variance of {@code 3a + b + 2(c - 1/2)(d - 1/2)} over the grid, where an answer varies
   * by v = 1/8: 9v and v go with a and b alone, 4v^2 with c and d together.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sharesAreThoseOfAKnownFunction(long seed) {
    var shares = shares(x -> 1 + 3 * x[0] + x[1] + 2 * (x[2] - 0.5) * (x[3] - 0.5), seed);
    var variance = 9.0 / 8 + 1.0 / 8 + 4.0 / 64;

    assertThat(shares).extracting(Share::decision).containsExactly("a", "b", "c", "d");
    assertThat(shares).extracting(Share::family).containsOnly("grid");
    assertShare(shares.get(0), 9.0 / 8 / variance, 9.0 / 8 / variance);
    assertShare(shares.get(1), 1.0 / 8 / variance, 1.0 / 8 / variance);
    assertShare(shares.get(2), 0, 4.0 / 64 / variance);
    assertShare(shares.get(3), 0, 4.0 / 64 / variance);
  }

  @Test
  void sameResultsGiveTheSameFigures() {
    Function<double[], Double> function = x -> 1 + x[0] - x[1] * x[2];
    assertThat(shares(function, 4)).isEqualTo(shares(function, 4));
  }

  @Test
  void rankCorrelationSaysHowFarToTrustThem() {
    var problem = GridProblem.of(ANSWERS, 1, List.of(x -> 1 + x[0] + x[1]));
    var search = new Search(problem, 1, 100, 1, List.of());
    var foreseeable = results(problem, 1);
    var random = Randoms.of(5, 0);
    var chance =
        foreseeable.stream()
            .map(
                result ->
                    new Result(
                        result.number(), result.candidate(), List.of(random.nextDouble()), 0))
            .toList();

    assertThat(Importances.of(search, foreseeable).orElseThrow().rankCorrelation())
        .isGreaterThan(0.95);
    assertThat(Importances.of(search, chance).orElseThrow().rankCorrelation()).isLessThan(0.5);
    assertThat(Importances.of(search, foreseeable.subList(0, 9))).isEmpty();
  }

  private static void assertShare(Share share, double main, double total) {
    assertThat(share.main()).as(share.decision()).isCloseTo(main, within(0.06));
    assertThat(share.total()).as(share.decision()).isCloseTo(total, within(0.1));
  }

  private static List<Share> shares(Function<double[], Double> function, long seed) {
    var problem = GridProblem.of(ANSWERS, 1, List.of(function));
    var search = new Search(problem, seed, 100, 1, List.of());
    return Importances.of(search, results(problem, seed)).orElseThrow().shares();
  }

  private static List<Result> results(GridProblem problem, long seed) {
    var points = Randoms.shuffled(UniformDraws.allPoints(problem, 0), Randoms.of(seed, 7));
    return IntStream.range(0, 60)
        .mapToObj(i -> problem.candidate(points.get(i)).orElseThrow())
        .map(candidate -> new Result(0, candidate, problem.values(candidate), 0))
        .toList();
  }
}
