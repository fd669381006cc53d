package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpecJson;
import org.junit.jupiter.api.Test;

class StrategiesTest {
  @Test
  void everyStrategyIsFoundByItsName() {
    assertThat(Strategies.all())
        .hasSize(8)
        .allSatisfy(strategy -> assertThat(Strategies.named(strategy.name())).isSameAs(strategy));
  }

  @Test
  void aSpecMayNameEachAndNamesTheFirstByDefault() {
    assertThat(Strategies.all())
        .allSatisfy(
            strategy ->
                assertThat(
                        SearchSpecJson.read(
                                """
                                {"dataset": "any", "budget": {"flashBytes": 80000}, "strategy": "%s"}
                                """
                                    .formatted(strategy.name()))
                            .strategy())
                    .isEqualTo(strategy.name()));
    assertThat(Strategies.all().getFirst().name()).isEqualTo(SearchDefaults.STRATEGY);
  }

  @Test
  void unknownNameListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Strategies.named("psychic"))
        .withMessage(
            "The strategy (psychic) is not known. Maybe use one of: auto, genetic,"
                + " genetic-nsga3, bayesian, bayesian-parego, bayesian-thompson, aging-evolution,"
                + " random.");
  }
}
