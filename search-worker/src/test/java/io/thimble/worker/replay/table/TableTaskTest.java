package io.thimble.worker.replay.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thimble.worker.strategy.problem.Admission;
import io.thimble.worker.strategy.problem.Point;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTaskTest {
  private static final Table TABLE =
      TableFile.read(
          "t",
          List.of(
              "d_width,d_depth,accuracy,flops,flash",
              "8,1,0.5,10,100",
              "8,2,0.6,30,200",
              "16,1,0.7,20,300",
              "16,2,0.9,30,800"));

  private static final List<TableObjective> OBJECTIVES =
      TableObjective.parse("accuracy:max,flops:min");

  @Test
  void theFrontHoldsWhatNoOtherRowDominates() {
    assertThat(task(List.of()).front()).containsExactlyInAnyOrder(0, 2, 3);
    assertThat(task(List.of("flash<=200")).front()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void theOptimumIsTheBestUnknownValueWithinTheLimits() {
    assertThat(task(List.of("flash<=300", "flops<=25")).optimum()).isEqualTo(1 - 0.7);
    assertThat(task(List.of("flash<=300")).feasible()).containsExactly(0, 1, 2);
  }

  @Test
  void whatIsKnownIsToldBeforehandAndTheRestIsNot() {
    var problem = new TableProblem(task(List.of("flash<=500")));

    var candidate = problem.candidate(new Point(0, List.of(1, 0))).orElseThrow();

    assertThat(candidate.known()).containsExactly(Double.NaN, 20.0);
    assertThat(candidate.features()).hasSize(1);
    assertThat(candidate.features().getFirst())
        .isCloseTo(Math.log(21) / Math.log(2), within(1e-12));
    assertThat(problem.results(problem.row(candidate))).containsExactly(1 - 0.7, 20.0);
    assertThat(problem.goals().get(1).reference()).isCloseTo(10 + 1.1 * 20, within(1e-12));
    assertThat(problem.goals().get(0).reference()).isNaN();
  }

  @Test
  void whatIsBeyondALimitOrAbsentIsRefusedWithTheReason() {
    var sparse = TableFile.read("t", List.of("d_a,d_b,f,g", "1,1,0,5", "2,2,0,9"));
    var problem =
        new TableProblem(
            new TableTask(
                sparse,
                TableObjective.parse("f:min"),
                Set.of(),
                List.of(TableLimit.parse("g <= 6"))));

    assertThat(problem.admit(new Point(0, List.of(1, 1)))).isEqualTo(new Admission.Refused("g"));
    assertThat(problem.admit(new Point(0, List.of(0, 1))))
        .isEqualTo(new Admission.Refused("absent"));
    assertThat(problem.admit(new Point(0, List.of(0, 0)))).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void unreadableObjectivesAndLimitsAreNamed() {
    assertThatThrownBy(() -> TableObjective.parse("accuracy:max,flops"))
        .hasMessageContaining("(flops)")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> TableObjective.parse("accuracy:up"))
        .hasMessageContaining("accuracy:up");
    assertThatThrownBy(() -> TableLimit.parse("flash<40000")).hasMessageContaining("flash<40000");
    assertThatThrownBy(() -> TableLimit.parse("flash<=much")).hasMessageContaining("flash<=much");
  }

  @Test
  void columnsThatAreMissingOrLimitsThatNothingMeetsAreRefused() {
    assertThatThrownBy(() -> task(List.of("sram<=5"))).hasMessageContaining("no column sram");
    assertThatThrownBy(() -> task(List.of("flash<=99"))).hasMessageContaining("100.0 or more");
    assertThatThrownBy(() -> task(List.of("flash<=100", "flops<=5")))
        .hasMessageContaining("flops<=5");
    assertThatThrownBy(
            () -> new TableTask(TABLE, TableObjective.parse("f:max"), Set.of(), List.of()))
        .hasMessageContaining("no column f")
        .hasMessageContaining("accuracy, flops, flash");
    assertThatThrownBy(() -> new TableTask(TABLE, OBJECTIVES, Set.of("macs"), List.of()))
        .hasMessageContaining("no column macs");
  }

  private static TableTask task(List<String> limits) {
    return new TableTask(
        TABLE, OBJECTIVES, Set.of("flops"), limits.stream().map(TableLimit::parse).toList());
  }
}
