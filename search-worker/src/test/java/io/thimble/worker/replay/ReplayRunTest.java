package io.thimble.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.worker.replay.function.Functions;
import io.thimble.worker.replay.table.TableLimit;
import io.thimble.worker.replay.table.TableObjective;
import io.thimble.worker.replay.table.TableTask;
import io.thimble.worker.strategy.Strategies;
import io.thimble.worker.strategy.draw.RandomStrategy;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayRunTest {
  private static final TableTask TASK =
      new TableTask(
          Functions.table("dtlz2", 4, 4, 2),
          TableObjective.parse("f1:min,f2:min"),
          Set.of("f2"),
          List.of());

  static List<String> strategies() {
    return Strategies.all().stream().map(strategy -> strategy.name()).toList();
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void seedsSideBySideGiveWhatTheyGiveOneAfterAnother(String strategy) throws Exception {
    var run = new ReplayRun(TASK, Strategies.named(strategy), 20, 1);

    var sideBySide = run.run(4, 3, _ -> {});

    assertThat(sideBySide).extracting(Trajectory::seed).containsExactly(1L, 2L, 3L, 4L);
    assertThat(sideBySide)
        .extracting(Trajectory::rows)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 4).mapToObj(seed -> run.run(seed).rows()).toList())
        .doesNotHaveDuplicates()
        .allSatisfy(rows -> assertThat(rows).hasSize(20).doesNotHaveDuplicates());
  }

  @Test
  void aRunEndsWhenNothingNewIsLeft() {
    var rows = new ReplayRun(TASK, new RandomStrategy(), 1_000, 1).run(7).rows();

    assertThat(rows).hasSize(256).doesNotHaveDuplicates();
  }

  @Test
  void rowsBeyondALimitAreNeverTried() {
    var limited =
        new TableTask(
            TASK.table(), TASK.objectives(), Set.of(), List.of(new TableLimit("f2", 0.5)));

    var rows = new ReplayRun(limited, new RandomStrategy(), 1_000, 1).run(7).rows();

    assertThat(rows).hasSameSizeAs(limited.feasible()).allMatch(limited::isFeasible);
  }

  @Test
  void trialsThatRunTogetherHideTheirResults() {
    var genetic = Strategies.named("genetic");

    var alone = new ReplayRun(TASK, genetic, 60, 1).run(3).rows();
    var together = new ReplayRun(TASK, genetic, 60, 8).run(3).rows();

    assertThat(together).isNotEqualTo(alone).hasSize(60);
  }
}
