package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.budget.BudgetCheck;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.score.Objective;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.TrainingSpec;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Preset;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.worker.strategy.genetic.GeneticStrategy;
import io.thimble.worker.strategy.problem.Admission;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureProblemTest {
  private static final int TRIALS = 40;

  @ParameterizedTest
  @ValueSource(strings = {"auto", "genetic", "genetic-nsga3", "aging-evolution", "random"})
  void realSearchesStayWithinTheBudget(String name) {
    var spec = spec(new Budget(40_000L, 20_000L, 6_000_000L, null, null));
    var problem = ArchitectureProblem.of(spec, List.of());

    var history =
        Toys.run(Strategies.named(name), Toys.search(problem, TRIALS, 2, 42), Toys::measure);

    assertThat(history.trials())
        .hasSize(TRIALS)
        .allSatisfy(
            trial -> {
              var network = problem.network(trial.candidate().point()).orElseThrow();
              assertThat(network.architecture().id()).isEqualTo(trial.candidate().id());
              assertThat(network.estimate()).isEqualTo(Estimates.of(network.architecture()));
              assertThat(BudgetCheck.violations(spec, network.estimate())).isEmpty();
            });
    assertThat(
            history.trials().stream()
                .map(trial -> problem.family(trial.candidate().point().domain()))
                .distinct())
        .as("families")
        .hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "genetic", "genetic-nsga3"})
  void everyFamilyIsTriedEarly(String name) {
    var problem =
        ArchitectureProblem.of(
            spec(new Budget(80_000L, 40_000L, 6_000_000L, null, null)), List.of());

    var trials =
        Toys.run(Strategies.named(name), Toys.search(problem, TRIALS, 2, 42), Toys::measure)
            .trials();

    assertThat(
            trials.subList(0, problem.domains().size() + 3).stream()
                .map(trial -> problem.family(trial.candidate().point().domain())))
        .contains(Family.values());
  }

  @Test
  void publishedNetworksThatFitComeFirst() {
    var problem =
        ArchitectureProblem.of(spec(new Budget(100_000L, 40_000L, null, null, null)), List.of());
    var fitting =
        Presets.all().stream()
            .map(Preset::decisions)
            .map(decisions -> problem.point(decisions).orElseThrow())
            .filter(point -> problem.candidate(point).isPresent())
            .toList();

    var trials =
        Toys.run(GeneticStrategy.nsga2(), Toys.search(problem, TRIALS, 2, 42), Toys::measure)
            .trials();

    assertThat(fitting).hasSizeBetween(2, TRIALS / 4);
    assertThat(trials.subList(0, fitting.size()))
        .extracting(trial -> trial.candidate().point())
        .containsExactlyInAnyOrderElementsOf(fitting);
    assertThat(trials.subList(0, fitting.size()))
        .extracting(trial -> trial.candidate().known().get(1))
        .isSorted();
  }

  @ParameterizedTest
  @EnumSource
  void decisionsComeBackFromTheirPoint(Family family) {
    var problem = ArchitectureProblem.of(spec(Budget.UNLIMITED), List.of());
    var random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      var decisions = Spaces.sample(Spaces.of(family), random);
      var point = problem.point(decisions).orElseThrow();
      assertThat(problem.domain(point).name()).isEqualTo(family.label());
      problem
          .network(point)
          .ifPresent(network -> assertThat(network.decisions()).isEqualTo(decisions));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsNoChoiceIsNamed(Family family) {
    var problem = ArchitectureProblem.of(spec(Budget.UNLIMITED), List.of());
    var values = new TreeMap<>(Spaces.sample(Spaces.of(family), new Random(6)).values());
    values.put("fe_coefficients", 11);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> problem.point(new Decisions(family, values)))
        .withMessageContaining("fe_coefficients")
        .withMessageContaining("(11)")
        .withMessageContaining("Maybe");
  }

  @Test
  void theLimitThatIsBrokenWorstRefuses() {
    var problem =
        ArchitectureProblem.of(spec(new Budget(40_000L, 20L, null, null, null)), List.of());
    assertThat(problem.starts())
        .isNotEmpty()
        .allSatisfy(
            start ->
                assertThat(problem.admit(start))
                    .isEqualTo(new Admission.Refused("budget.sramBytes")));
  }

  @Test
  void answersWithoutEffectAreKnown() {
    var problem = ArchitectureProblem.of(spec(Budget.UNLIMITED), List.of());
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var space = Spaces.of(Family.values()[i % Family.values().length]);
      var point = problem.point(Spaces.sample(space, random)).orElseThrow();
      var domain = problem.domain(point);
      var variable = random.nextInt(domain.variables().size());
      var other = point.with(variable, random.nextInt(domain.variables().get(variable).answers()));
      if (!domain.isActive(point, variable)) {
        assertThat(problem.network(other).map(network -> network.architecture().id()))
            .isEqualTo(problem.network(point).map(network -> network.architecture().id()));
      }
    }
  }

  private static SearchSpec spec(Budget budget) {
    return new SearchSpec(
        "kws",
        "none",
        List.of("yes", "no", "up", "down", "left", "right", "on", "off", "stop", "go"),
        null,
        budget,
        SearchDefaults.FAMILIES,
        "genetic",
        List.of(Objective.ERROR, Objective.FLASH),
        TRIALS,
        Duration.ofHours(1),
        2,
        TrainingSpec.of(30),
        42,
        List.of());
  }
}
