package io.thimble.worker.strategy.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.worker.strategy.StrategyContractTester;
import io.thimble.worker.strategy.problem.Outcome.Measured;
import io.thimble.worker.strategy.problem.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgingEvolutionTest extends StrategyContractTester {
  @Override
  protected Strategy strategy() {
    return new AgingEvolution();
  }

  @Test
  void childrenAreAStepFromOneOfTheLatestTrials() {
    var search = Grid.search(60, 3);
    var trials = Grid.run(strategy(), search).trials();
    int checked = 0;
    for (int number = 12; number < trials.size(); number++) {
      var origin = Grid.origin(strategy(), search, trials, number);
      if (origin.kind().equals("child")) {
        int parent = origin.parents().getFirst();
        assertThat(number - 1 - parent).as("age of the parent of %d", number).isBetween(1, 12);
        assertThat(Grid.distance(trials.get(number), trials.get(parent))).isEqualTo(1);
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(40);
  }

  @Test
  void selectionMovesThePopulationTowardsTheFront() {
    var trials = Grid.run(strategy(), Grid.search(200, 5)).trials();
    assertThat(Grid.meanError(trials.subList(180, 200)))
        .isLessThan(0.6 * Grid.meanError(trials.subList(0, 20)));
    assertThat(trials)
        .allSatisfy(trial -> assertThat(trial.outcome()).isInstanceOf(Measured.class));
    assertThat(List.copyOf(trials)).hasSize(200);
  }
}
