package io.thimble.worker.replay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.worker.replay.bench.StrategyBenchmark.Effort;
import io.thimble.worker.replay.optuna.OptunaRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyBenchmarkTest {
  @TempDir private Path folder;

  @Test
  void everyStrategyRunsWithAndWithoutKnownCosts() throws Exception {
    var heard = new ArrayList<String>();
    var benchmark =
        new StrategyBenchmark(
            new OptunaRuns(folder, Optional.empty()), new Effort(2, 1, 30, 30, 1), heard::add);

    var rows =
        benchmark.run(BenchCase.fronts().getLast(), List.of("random", "genetic"), List.of("nsga2"));

    assertThat(rows)
        .extracting(row -> row.report().strategy())
        .containsExactly("random", "genetic, costs known", "genetic");
    assertThat(rows).allSatisfy(row -> assertThat(row.report().checkpoints()).hasSize(1));
    assertThat(heard).hasSize(6).contains(heard.getFirst());
  }

  @Test
  void aQuarterOfTheRowsMeetsEachOfTheHardLimits() {
    for (var where : BenchCase.budgets()) {
      var task = where.task(true);
      for (var limit : task.limits()) {
        int measure = task.table().measure(limit.column());
        int within = 0;
        for (int row = 0; row < task.table().rows(); row++) {
          within += task.table().value(row, measure) <= limit.most() ? 1 : 0;
        }
        assertThat(within / (double) task.table().rows()).as(where.table()).isBetween(0.249, 0.3);
      }
      assertThat(task.feasible()).as(where.table()).hasSizeGreaterThan(10);
    }
  }
}
