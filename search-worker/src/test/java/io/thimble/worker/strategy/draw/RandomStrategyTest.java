package io.thimble.worker.strategy.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Space;
import io.thimble.worker.strategy.StrategyContractTester;
import io.thimble.worker.strategy.ToySpace;
import io.thimble.worker.strategy.Toys;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion.Accepted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomStrategyTest extends StrategyContractTester {
  private static final int DRAWS = 6_000;

  @Override
  protected Strategy strategy() {
    return new RandomStrategy();
  }

  /**
   * Pearson's chi-square test: families share the draws equally, and so do the points of a family
   * within the budget.
   */
  @Test
  void firstTrialsAreUniformOverFamiliesAndTheirPoints() {
    List<Space> spaces =
        List.of(
            new ToySpace(Family.DNN, 1, 2, List.of(8, 16, 24)),
            new ToySpace(Family.CNN, 1, 1, List.of(12, 20, 40)));
    var seen = new HashMap<Point, Integer>();
    var problem = Toys.problem(spaces, 6_000, List.of());
    for (int seed = 0; seed < DRAWS; seed++) {
      if (new RandomStrategy().propose(Toys.search(problem, 10, 1, seed), History.EMPTY, 0)
          instanceof Accepted accepted) {
        seen.merge(accepted.candidate().point(), 1, Integer::sum);
      }
    }

    double chiSquare = 0;
    int cells = 0;
    for (int domain = 0; domain < spaces.size(); domain++) {
      var feasible = new ArrayList<>(UniformDraws.allPoints(problem, domain));
      feasible.removeIf(point -> problem.candidate(point).isEmpty());
      var expected = DRAWS / (double) (spaces.size() * feasible.size());
      for (var point : feasible) {
        var difference = seen.getOrDefault(point, 0) - expected;
        chiSquare += difference * difference / expected;
      }
      cells += feasible.size();
    }

    assertThat(cells).isGreaterThan(20).isLessThan(42);
    assertThat(seen).hasSize(cells);
    assertThat(chiSquare).isLessThan(critical(cells - 1));
  }

  /** The 99.9 % point, by Wilson and Hilferty's approximation (PNAS 17, 1931). */
  private static double critical(int degreesOfFreedom) {
    var variance = 2.0 / (9 * degreesOfFreedom);
    return degreesOfFreedom * Math.pow(1 - variance + 3.0902 * Math.sqrt(variance), 3);
  }
}
