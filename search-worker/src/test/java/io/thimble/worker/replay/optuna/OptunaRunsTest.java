package io.thimble.worker.replay.optuna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thimble.worker.replay.Trajectory;
import io.thimble.worker.replay.function.Functions;
import io.thimble.worker.replay.table.TableLimit;
import io.thimble.worker.replay.table.TableObjective;
import io.thimble.worker.replay.table.TableTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptunaRunsTest {
  private static final TableTask TASK = task(List.of());

  @TempDir private Path folder;
  private Optional<Optuna> optuna = Optional.empty();
  private final List<Trajectory> made = new ArrayList<>();

  @BeforeEach
  void optunaIsLookedFor() throws Exception {
    optuna = Optuna.find();
  }

  @Test
  void withoutOptunaThereAreNoRuns() throws Exception {
    assertThat(new OptunaRuns(folder, Optional.empty()).of(TASK, "nsga2", 2, 10, made::add))
        .isEmpty();
  }

  @Test
  void runsAreMadeOnceAndThenRead() throws Exception {
    assumeTrue(optuna.isPresent(), "Optuna is not installed");

    var first = new OptunaRuns(folder, optuna).of(TASK, "nsga2", 2, 12, made::add);
    var second = new OptunaRuns(folder, Optional.empty()).of(TASK, "nsga2", 3, 10, made::add);

    assertThat(made).isEqualTo(first).hasSize(2);
    assertThat(first)
        .allSatisfy(
            run -> assertThat(run.rows()).hasSize(12).allMatch(row -> row >= 0 && row < 64));
    assertThat(second)
        .extracting(Trajectory::rows)
        .containsExactly(first.get(0).rows().subList(0, 10), first.get(1).rows().subList(0, 10));
  }

  @Test
  void samplersAreToldHowFarRowsExceedLimits() throws Exception {
    assumeTrue(optuna.isPresent(), "Optuna is not installed");
    var limited = task(List.of(new TableLimit("f2", 0.3)));

    var free = new OptunaRuns(folder, optuna).of(TASK, "tpe", 1, 60, made::add);
    var told = new OptunaRuns(folder, optuna).of(limited, "tpe", 1, 60, made::add);

    assertThat(within(limited, told)).isGreaterThan(within(limited, free));
    assertThat(Files.list(folder)).hasSize(2);
  }

  private static long within(TableTask task, List<Trajectory> runs) {
    return runs.getFirst().rows().stream().filter(task::isFeasible).count();
  }

  private static TableTask task(List<TableLimit> limits) {
    return new TableTask(
        Functions.table("zdt1", 3, 4, 2), TableObjective.parse("f1:min"), Set.of(), limits);
  }
}
