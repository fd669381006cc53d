package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.budget.BudgetCheck;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.score.Objective;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.TrainingSpec;
import io.thimble.hw.space.Preset;
import io.thimble.hw.space.Presets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchScopeTest {
  private static final int TRIALS = 40;

  @ParameterizedTest
  @ValueSource(strings = {"genetic", "random"})
  void realSearchesStayWithinTheBudget(String name) {
    var spec = spec(new Budget(40_000L, 20_000L, 6_000_000L, null, null));
    var scope = SearchScope.of(spec);

    var history = Toys.run(Strategies.named(name), scope, Toys::measure);

    assertThat(history.trials()).hasSize(TRIALS);
    assertThat(history.trials())
        .allSatisfy(
            trial -> {
              var architecture = scope.decode(trial.decisions()).orElseThrow();
              assertThat(trial.estimate()).isEqualTo(Estimates.of(architecture));
              assertThat(BudgetCheck.violations(spec, trial.estimate())).isEmpty();
            });
    assertThat(history.trials())
        .extracting(trial -> trial.decisions().family())
        .contains(Family.DNN, Family.CNN, Family.DS_CNN);
  }

  @Test
  void publishedNetworksThatFitComeFirst() {
    var scope = SearchScope.of(spec(new Budget(100_000L, 40_000L, null, null, null)));
    var fitting =
        Presets.all().stream()
            .map(Preset::decisions)
            .filter(decisions -> scope.candidate(decisions).isPresent())
            .toList();

    var trials = Toys.run(new GeneticStrategy(), scope, Toys::measure).trials();

    assertThat(fitting).hasSizeBetween(2, TRIALS / 4);
    assertThat(trials.subList(0, fitting.size()))
        .extracting(Evaluated::decisions)
        .containsExactlyInAnyOrderElementsOf(fitting);
    assertThat(trials.subList(0, fitting.size()))
        .extracting(trial -> trial.estimate().flash().modelBytes())
        .isSorted();
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
        42);
  }
}
