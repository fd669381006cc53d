package io.thimble.worker.strategy.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.worker.strategy.StrategyContractTester;
import io.thimble.worker.strategy.Toys;
import io.thimble.worker.strategy.problem.Evaluated;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Result;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion.Accepted;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BayesianStrategyTest extends StrategyContractTester {
  private static final GridProblem BOWL =
      GridProblem.of(
          List.of(12, 12, 12),
          1,
          List.of(
              x -> 0.1 + square(x[0] - 0.3) + square(x[1] - 0.8) + x[2] * square(x[0] - x[1]),
              x -> 1 + x[0] + x[1] + x[2]));

  /** Fewer than the others have, for each proposal costs milliseconds. */
  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  static Stream<Strategy> all() {
    return Stream.of(
        BayesianStrategy.expectedImprovement(),
        BayesianStrategy.weightedImprovement(),
        BayesianStrategy.drawnImprovement());
  }

  @Override
  protected Strategy strategy() {
    return BayesianStrategy.expectedImprovement();
  }

  /** Kernels that were kept from other proposals must not be seen in a proposal. */
  @ParameterizedTest
  @MethodSource("all")
  void proposalsFollowFromHistoryAlone(Strategy warm) {
    var search = search(BOWL, 3);
    var history = Toys.run(warm, search, BOWL::measure);
    var numbers = List.of(29, 9, 17, 28, 12);

    for (int number : numbers) {
      var cold =
          all().filter(strategy -> strategy.name().equals(warm.name())).findFirst().orElseThrow();
      var earlier = new History(history.trials().subList(0, number));
      assertThat(cold.propose(search, earlier, number))
          .as("%s, trial %d", warm.name(), number)
          .isEqualTo(warm.propose(search, earlier, number));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void proposalsSayWhyAndWhatIsExpected(Strategy strategy) {
    var search = search(BOWL, 1);
    var history = Toys.run(strategy, search, BOWL::measure);

    var accepted = (Accepted) strategy.propose(search, history, 25);

    assertThat(accepted.origin().kind()).isEqualTo("acquisition");
    assertThat(accepted.origin().sentence()).contains("Its goal 0 is foreseen as ");
    assertThat(accepted.origin().predicted()).isBetween(0.0, 2.0);
    assertThat(accepted.origin().deviation()).isBetween(0.0, 1.0);
  }

  /** One goal that has to be measured, and a budget that leaves a quarter of 1,728 points. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsTheBestWithinAHardBudget(long seed) {
    var problem =
        GridProblem.of(List.of(12, 12, 12), 1, BOWL.functions().subList(0, 1))
            .within(x -> x[0] + x[1] + x[2] < 1.2 && x[0] > 0.2);
    var least =
        IntStream.range(0, 1_728)
            .mapToObj(i -> new double[] {i / 144 / 11.0, i / 12 % 12 / 11.0, i % 12 / 11.0})
            .filter(problem.isWithin())
            .mapToDouble(x -> problem.functions().getFirst().apply(x))
            .min()
            .orElseThrow();

    var history = Toys.run(strategy(), search(problem, seed), problem::measure);

    assertThat(history.trials())
        .extracting(trial -> problem.values(trial.candidate()).getFirst())
        .contains(least);
  }

  /** Only what a search tries itself counts for its front, so the best of others is tried again. */
  @ParameterizedTest
  @MethodSource("all")
  void learnsFromEarlierSearches(Strategy strategy) {
    var warm =
        Toys.run(strategy, search(BOWL, 1), BOWL::measure).trials().stream()
            .map(Evaluated::candidate)
            .map(candidate -> new Result(-1, candidate, BOWL.values(candidate), 0))
            .toList();

    var history = Toys.run(strategy, new Search(BOWL, 2, 8, 1, warm), BOWL::measure);

    assertThat(history.trials()).hasSize(8);
    assertThat(
            ((Accepted) strategy.propose(new Search(BOWL, 2, 8, 1, warm), History.EMPTY, 0))
                .origin()
                .kind())
        .isEqualTo("acquisition");
    var first = BOWL.values(history.trials().getFirst().candidate());
    assertThat(warm)
        .as("results that dominate the first trial, %s", first)
        .filteredOn(
            result ->
                result.objectives().get(0) < first.get(0)
                    && result.objectives().get(1) < first.get(1))
        .isEmpty();
  }

  /** Nothing has to be learnt then. */
  @Test
  void goalsThatAreAllKnownNeedNoModel() {
    var known = GridProblem.of(List.of(4, 4, 4), 0, BOWL.functions());

    assertThat(Toys.run(strategy(), search(known, 1), known::measure).trials()).hasSize(30);
  }

  private static Search search(GridProblem problem, long seed) {
    return new Search(problem, seed, 30, 1, List.of());
  }

  private static double square(double value) {
    return value * value;
  }
}
