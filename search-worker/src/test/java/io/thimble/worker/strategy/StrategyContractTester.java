package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Space;
import io.thimble.worker.strategy.draw.Screen;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Admission;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Outcome;
import io.thimble.worker.strategy.problem.Outcome.Failed;
import io.thimble.worker.strategy.problem.Outcome.Pending;
import io.thimble.worker.strategy.problem.Randoms;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion.Accepted;
import io.thimble.worker.strategy.problem.Suggestion.Exhausted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every strategy promises, on seeded searches of every shape. */
public abstract class StrategyContractTester {
  private static final List<Integer> WIDTHS = List.of(8, 12, 16, 24, 32, 48);

  /** What is tested. */
  protected abstract Strategy strategy();

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sameSeedGivesTheSameTrials(long seed) {
    assertThat(Toys.run(strategy(), search(seed), Toys::measure))
        .isEqualTo(Toys.run(strategy(), search(seed), Toys::measure));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyTrialIsNewAndWithinTheBudget(long seed) {
    var search = search(seed);
    var history = Toys.run(strategy(), search, Toys::measure);
    var ids = new HashSet<String>();
    for (var trial : history.trials()) {
      assertThat(search.problem().admit(trial.candidate().point()))
          .isEqualTo(new Admission.Admitted(trial.candidate()));
      assertThat(ids.add(trial.candidate().id())).isTrue();
    }
    assertThat(history.trials()).isNotEmpty();
  }

  /** The order in which workers finish must not matter. */
  @ParameterizedTest
  @MethodSource("seeds")
  void lateResultsDoNotMatter(long seed) {
    var search = search(seed);
    var random = new SplittableRandom(seed);
    var history = Toys.run(strategy(), search, Toys::measure);
    var number = random.nextInt(history.trials().size());
    var expected = history.trials().get(number);

    var other =
        new History(
            history.trials().stream()
                .map(
                    trial ->
                        trial.number() < search.firstUnseen(number)
                            ? trial
                            : Toys.with(trial, anyOutcome(trial.candidate(), random)))
                .toList());

    assertThat(strategy().propose(search, other, number))
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted -> assertThat(accepted.candidate()).isEqualTo(expected.candidate()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aTinySpaceIsTriedToItsEnd(long seed) {
    List<Space> spaces =
        List.of(
            new ToySpace(Family.DNN, 1, 2, List.of(8, 16)),
            new ToySpace(Family.CNN, 1, 1, List.of(12, 20, 40)));
    var search = Toys.search(spaces, 1_000, 2, seed, 5_000);
    var problem = search.problem();
    var feasible = new HashSet<String>();
    for (int domain = 0; domain < spaces.size(); domain++) {
      UniformDraws.allPoints(problem, domain)
          .forEach(point -> problem.candidate(point).map(Candidate::id).ifPresent(feasible::add));
    }

    var history = Toys.run(strategy(), search, Toys::measure);

    assertThat(history.trials())
        .extracting(trial -> trial.candidate().id())
        .containsExactlyInAnyOrderElementsOf(feasible);
    var last =
        strategy()
            .propose(
                search,
                Toys.visible(history.trials(), search, history.trials().size()),
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
    var search = Toys.search(spaces, 10, 2, 11, 960);
    assertThat(UniformDraws.next(new Screen(search, History.EMPTY, 0), Randoms.of(1, 1))).isEmpty();

    assertThat(Toys.run(strategy(), search, Toys::measure).trials()).hasSize(10);
  }

  @Test
  void nothingWithinTheBudgetIsExhausted() {
    List<Space> spaces = List.of(new ToySpace(Family.DNN, 1, 3, WIDTHS));
    var search = Toys.search(spaces, 10, 1, 7, 10);
    assertThat(strategy().propose(search, History.EMPTY, 0)).isInstanceOf(Exhausted.class);
  }

  @Test
  void missingResultsAreRefused() {
    List<Space> spaces = List.of(new ToySpace(Family.DNN, 1, 3, WIDTHS));
    var search = Toys.search(spaces, 10, 2, 7, 20_000);
    var trials = Toys.run(strategy(), search, Toys::measure).trials();
    var pending = new ArrayList<>(trials);
    pending.set(5, Toys.with(trials.get(5), new Pending()));

    assertThat(strategy().propose(search, new History(pending), 7)).isInstanceOf(Accepted.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> strategy().propose(search, new History(pending), 8))
        .withMessageContaining("Maybe wait until all trials below 6 have ended");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> strategy().propose(search, new History(trials.subList(0, 3)), 4));
  }

  /** One to three families, loose and tight budgets, any length and parallelism. */
  private static Search search(long seed) {
    var random = new SplittableRandom(seed);
    List<Space> spaces =
        IntStream.rangeClosed(0, random.nextInt(3))
            .<Space>mapToObj(i -> new ToySpace(Family.values()[i], 1, random.nextInt(2, 6), WIDTHS))
            .toList();
    return Toys.search(
        spaces,
        random.nextInt(5, 41),
        random.nextInt(1, 5),
        random.nextLong(),
        random.nextInt(3_000, 30_000));
  }

  private static Outcome anyOutcome(Candidate candidate, RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> Toys.measured(candidate, random.nextDouble());
      case 1 -> new Failed();
      default -> new Pending();
    };
  }
}
