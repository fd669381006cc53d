package io.thimble.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CostsTest {
  @Test
  void aCostIsProcessorHoursTimesThePriceOfOne() {
    var costs = Costs.at(2);

    assertThat(costs).allMatch(cost -> cost.cost() == 2 * cost.processorHours());
    assertThat(costs.getFirst().processorHours())
        .as("two cores for 16 min 56 s")
        .isCloseTo(2 * (16 * 60 + 56) / 3_600.0, within(1e-9));
  }
}
