package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StrategiesTest {
  @Test
  void everyStrategyIsFoundByItsName() {
    assertThat(Strategies.all())
        .hasSize(7)
        .allSatisfy(strategy -> assertThat(Strategies.named(strategy.name())).isSameAs(strategy));
  }

  @Test
  void unknownNameListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Strategies.named("psychic"))
        .withMessage(
            "The strategy (psychic) is not known. Maybe use one of: genetic,"
                + " genetic-nsga3, bayesian, bayesian-parego, bayesian-thompson, aging-evolution,"
                + " random.");
  }
}
