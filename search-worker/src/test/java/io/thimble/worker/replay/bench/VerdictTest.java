package io.thimble.worker.replay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.statistics.Mean;
import io.thimble.worker.replay.ReplayReport;
import io.thimble.worker.replay.ReplayReport.Checkpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void oursIsHeldAgainstThePeersBestWithMoreTrials() {
    var verdicts =
        Verdict.of(
            List.of(
                row("nsga2", true, false, 100, 4, 500, 2),
                row("tpe", true, false, 100, 3, 500, 2.5),
                row("bayesian", false, true, 50, 3.5, 100, 1.5),
                row("bayesian", false, false, 50, 0.1, 100, 0.1)));

    assertThat(verdicts).hasSize(2);
    assertThat(verdicts.get(0).sampler()).isEqualTo("nsga2");
    assertThat(verdicts.get(0).gapPct().mean()).isEqualTo(1.5);
    assertThat(verdicts.get(0).holds()).isTrue();
    assertThat(verdicts.get(1).sampler()).isEqualTo("tpe");
    assertThat(verdicts.get(1).holds()).isFalse();
  }

  @Test
  void withoutThePeerThereIsNoVerdict() {
    assertThat(Verdict.of(List.of(row("bayesian", false, true, 50, 1, 100, 1)))).isEmpty();
  }

  private static BenchRow row(
      String name, boolean peer, boolean known, int first, double gap, int second, double later) {
    var checkpoints =
        List.of(
            new Checkpoint(first, new Mean(gap, gap, gap), null),
            new Checkpoint(second, new Mean(later, later, later), null));
    return new BenchRow(name, peer, known, new ReplayReport(name, "t", 1, checkpoints, 1, 1));
  }
}
