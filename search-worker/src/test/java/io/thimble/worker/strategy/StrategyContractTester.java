package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Space;
import io.thimble.worker.strategy.Outcome.Failed;
import io.thimble.worker.strategy.Outcome.Measured;
import io.thimble.worker.strategy.Outcome.Pending;
import io.thimble.worker.strategy.Suggestion.Accepted;
import io.thimble.worker.strategy.Suggestion.Exhausted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every strategy promises, on seeded searches of every shape. */
abstract class StrategyContractTester {
  private static final List<Integer> WIDTHS = List.of(8, 12, 16, 24, 32, 48);

  abstract Strategy strategy();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sameSeedGivesTheSameTrials(long seed) {
    var scope = scope(seed);
    assertThat(Toys.run(strategy(), scope, Toys::measure))
        .isEqualTo(Toys.run(strategy(), scope, Toys::measure));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyTrialIsNewAndWithinTheBudget(long seed) {
    var scope = scope(seed);
    var history = Toys.run(strategy(), scope, Toys::measure);
    var ids = new HashSet<String>();
    for (var trial : history.trials()) {
      var architecture = scope.decode(trial.decisions()).orElseThrow();
      assertThat(trial.estimate()).isEqualTo(Toys.estimate(architecture));
      assertThat(scope.withinBudget().test(trial.estimate())).isTrue();
      assertThat(ids.add(architecture.id())).isTrue();
    }
    assertThat(history.trials()).isNotEmpty();
  }

  /** The order in which workers finish must not matter. */
  @ParameterizedTest
  @MethodSource("seeds")
  void lateResultsDoNotMatter(long seed) {
    var scope = scope(seed);
    var random = new SplittableRandom(seed);
    var history = Toys.run(strategy(), scope, Toys::measure);
    var number = random.nextInt(history.trials().size());
    var expected = history.trials().get(number);

    var other =
        new History(
            history.trials().stream()
                .map(
                    trial ->
                        trial.number() < number - scope.spec().parallelism()
                            ? trial
                            : Toys.with(trial, anyOutcome(random)))
                .toList());

    assertThat(strategy().propose(scope, other, number))
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted ->
                assertThat(accepted.candidate().decisions()).isEqualTo(expected.decisions()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aTinySpaceIsTriedToItsEnd(long seed) {
    List<Space> spaces =
        List.of(
            new ToySpace(Family.DNN, 1, 2, List.of(8, 16)),
            new ToySpace(Family.CNN, 1, 1, List.of(12, 20, 40)));
    var scope = Toys.scope(Toys.spec(spaces, 1_000, 2, seed), spaces, 5_000);
    var feasible = new HashSet<String>();
    for (var space : spaces) {
      UniformDraws.allPoints(space)
          .forEach(point -> scope.candidate(point).map(Candidate::id).ifPresent(feasible::add));
    }

    var history = Toys.run(strategy(), scope, Toys::measure);

    assertThat(history.trials())
        .extracting(Evaluated::architecture)
        .containsExactlyInAnyOrderElementsOf(feasible);
    var last =
        strategy()
            .propose(
                scope,
                Toys.visible(history.trials(), scope, history.trials().size()),
                history.trials().size());
    assertThat(last).isInstanceOf(Exhausted.class);
    assertThat(last.rejections().duplicate()).isPositive();
    assertThat(last.rejections().infeasible()).isPositive();
  }

  /** Of 3.5 million points a hundred or so fit, too few for uniform draws to find. */
  @Test
  void aTightBudgetInALargeSpaceStillHasTrials() {
    List<Space> spaces =
        List.of(new ToySpace(Family.DNN, 6, 6, IntStream.rangeClosed(4, 14).boxed().toList()));
    var scope = Toys.scope(Toys.spec(spaces, 10, 2, 11), spaces, 960);
    assertThat(UniformDraws.next(new Screen(scope, Set.of()), Randoms.of(1, 1))).isEmpty();

    assertThat(Toys.run(strategy(), scope, Toys::measure).trials()).hasSize(10);
  }

  @Test
  void nothingWithinTheBudgetIsExhausted() {
    List<Space> spaces = List.of(new ToySpace(Family.DNN, 1, 3, WIDTHS));
    var scope = Toys.scope(Toys.spec(spaces, 10, 1, 7), spaces, 10);
    assertThat(strategy().propose(scope, History.EMPTY, 0)).isInstanceOf(Exhausted.class);
  }

  @Test
  void missingResultsAreRefused() {
    List<Space> spaces = List.of(new ToySpace(Family.DNN, 1, 3, WIDTHS));
    var scope = Toys.scope(Toys.spec(spaces, 10, 2, 7), spaces, 20_000);
    var trials = Toys.run(strategy(), scope, Toys::measure).trials();
    var pending = new ArrayList<>(trials);
    pending.set(5, Toys.with(trials.get(5), new Pending()));

    assertThat(strategy().propose(scope, new History(pending), 7)).isInstanceOf(Accepted.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> strategy().propose(scope, new History(pending), 8))
        .withMessageContaining("Maybe wait until all trials below 6 have ended");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> strategy().propose(scope, new History(trials.subList(0, 3)), 4));
  }

  /** One to three families, loose and tight budgets, any length and parallelism. */
  private static SearchScope scope(long seed) {
    var random = new SplittableRandom(seed);
    List<Space> spaces =
        IntStream.rangeClosed(0, random.nextInt(3))
            .<Space>mapToObj(i -> new ToySpace(Family.values()[i], 1, random.nextInt(2, 6), WIDTHS))
            .toList();
    var spec = Toys.spec(spaces, random.nextInt(5, 41), random.nextInt(1, 5), random.nextLong());
    return Toys.scope(spec, spaces, random.nextInt(3_000, 30_000));
  }

  private static Outcome anyOutcome(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Measured(List.of(random.nextDouble(), random.nextDouble()));
      case 1 -> new Failed();
      default -> new Pending();
    };
  }
}
