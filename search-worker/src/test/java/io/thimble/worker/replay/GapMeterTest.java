package io.thimble.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.worker.replay.table.Table;
import io.thimble.worker.replay.table.TableFile;
import io.thimble.worker.replay.table.TableLimit;
import io.thimble.worker.replay.table.TableObjective;
import io.thimble.worker.replay.table.TableTask;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Four rows that lie, scaled and turned to minimise, at (1, 0), (0, 1), (0.5, 0.5) and the
 * dominated (0.75, 1). From the reference (1.1, 1.1) the front covers 1.1 x 0.1 + 0.6 x 0.5 + 0.1 x
 * 0.5 = 0.46.
 */
class GapMeterTest {
  private static final Table TABLE =
      TableFile.read(
          "t", List.of("d_a,accuracy,flops", "1,0.5,10", "2,0.9,30", "3,0.7,20", "4,0.6,30"));

  @Test
  void theTrueVolumeIsTheFronts() {
    assertThat(meter(List.of()).trueVolume()).isCloseTo(0.46, within(1e-12));
  }

  @Test
  void theGapIsTheShareOfTheVolumeThatIsMissing() {
    var gaps = meter(List.of()).gaps(List.of(0, 3, 1, 1, 2), List.of(1, 2, 3, 4, 5, 100));

    // (1, 0) alone covers 0.1 x 1.1; the dominated row adds 0.25 x 0.1; (0, 1) instead 1 x 0.1.
    assertThat(gaps.get(0)).isCloseTo(100 * (1 - 0.11 / 0.46), within(1e-9));
    assertThat(gaps.get(1)).isCloseTo(100 * (1 - 0.135 / 0.46), within(1e-9));
    assertThat(gaps.get(2)).isCloseTo(100 * (1 - 0.21 / 0.46), within(1e-9));
    assertThat(gaps.get(3)).isEqualTo(gaps.get(2));
    assertThat(gaps.get(4)).isCloseTo(0, within(1e-9));
    assertThat(gaps.get(5)).isEqualTo(gaps.get(4));
  }

  @Test
  void rowsBeyondALimitAddNothing() {
    var meter = meter(List.of(new TableLimit("flops", 20)));

    // Scaled over the whole table still; (1, 0) and (0.5, 0.5) are left.
    assertThat(meter.trueVolume()).isCloseTo(0.6 * 0.6 + 0.1 * 0.5, within(1e-12));
    assertThat(meter.gaps(List.of(1, 2, 0), List.of(1, 3)))
        .satisfiesExactly(
            gap -> assertThat(gap).isEqualTo(100),
            gap -> assertThat(gap).isCloseTo(0, within(1e-9)));
    assertThat(meter.foundOptimum(List.of(1, 0, 2), List.of(1, 2, 3)))
        .containsExactly(false, false, true);
  }

  @Test
  void aReportAveragesOverSeeds() {
    var meter = meter(List.of(new TableLimit("flops", 30)));

    var report =
        ReplayReport.of(
            "some",
            meter,
            List.of(
                new Trajectory(1, List.of(1, 2, 0), 0.3), new Trajectory(2, List.of(0, 0, 0), 0.6)),
            List.of(1, 3));

    assertThat(report.secondsPerProposal()).isCloseTo(0.15, within(1e-12));
    assertThat(report.distinct()).isEqualTo(2);
    assertThat(report.checkpoints().get(0).optimumShare()).isEqualTo(0.5);
    assertThat(report.checkpoints().get(1).hypervolumeGapPct().mean())
        .isCloseTo(100 * (1 - 0.11 / 0.46) / 2, within(1e-9));
  }

  private static GapMeter meter(List<TableLimit> limits) {
    return new GapMeter(
        new TableTask(
            TABLE, TableObjective.parse("accuracy:max,flops:min"), Set.of("flops"), limits));
  }
}
