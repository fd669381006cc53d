package io.thimble.worker.strategy.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.worker.strategy.problem.Domain;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private static final Variable DEPTH = new Variable("depth", List.of(0.0, 0.5, 1.0), true, 0);
  private static final Variable KIND = new Variable("kind", List.of(0.0, 0.0, 0.0), false, 0);
  private static final Variable ONLY = new Variable("only", List.of(0.0), true, 0);
  private static final Variable DEEP = new Variable("deep", List.of(0.0, 0.3, 1.0), true, 2);
  private static final Domain DOMAIN = new Domain("domain", List.of(DEPTH, KIND, ONLY, DEEP), 0);

  @Test
  void aStepChangesOneDecisionThatHasAnEffectToANeighbouringAnswer() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var point =
          new Point(
              0,
              DOMAIN.variables().stream()
                  .map(variable -> random.nextInt(variable.answers()))
                  .toList());
      var step = Neighbours.step(DOMAIN, point, random);
      var changed =
          IntStream.range(0, 4)
              .filter(i -> !step.answers().get(i).equals(point.answers().get(i)))
              .boxed()
              .toList();
      assertThat(changed).as("seed %d", seed).hasSize(1);
      int variable = changed.getFirst();
      assertThat(DOMAIN.isActive(point, variable)).as("seed %d", seed).isTrue();
      if (DOMAIN.variables().get(variable).ordered()) {
        assertThat(step.answers().get(variable) - point.answers().get(variable))
            .as("seed %d", seed)
            .isIn(-1, 1);
      }
      assertThat(step.answers().get(variable))
          .isBetween(0, DOMAIN.variables().get(variable).answers() - 1);
    }
  }

  @Test
  void everyStepIsTaken() {
    var random = new Random(1);
    var point = new Point(0, List.of(1, 1, 0, 1));
    var steps = new HashSet<Point>();
    for (int i = 0; i < 500; i++) {
      steps.add(Neighbours.step(DOMAIN, point, random));
    }
    // The last decision needs a depth of 2.
    assertThat(steps)
        .containsExactlyInAnyOrder(
            point.with(0, 0), point.with(0, 2), point.with(1, 0), point.with(1, 2));
  }

  @Test
  void aPointWithoutAlternativesStaysWhereItIs() {
    var domain = new Domain("one", List.of(ONLY), -1);
    var point = new Point(0, List.of(0));
    assertThat(Neighbours.step(domain, point, new Random(3))).isEqualTo(point);
  }
}
