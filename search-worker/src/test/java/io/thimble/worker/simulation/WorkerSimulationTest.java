package io.thimble.worker.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerSimulationTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSingleWorkerIsAlwaysBusy(boolean rungs) {
    assertThat(WorkerSimulation.busyShare(new Shift(1, 1, 50, rungs, 0.9, 3)))
        .isCloseTo(1, within(1e-12));
  }

  /** Nine trainings of one second for two workers take five seconds. */
  @Test
  void equalTimesLeaveOnlyTheLastTrainingAlone() {
    assertThat(WorkerSimulation.busyShare(new Shift(2, 2, 9, false, 0, 1)))
        .isCloseTo(0.9, within(1e-12));
  }

  /** With a parallelism of 0 every trial waits for the one before. */
  @Test
  void withoutParallelismOneWorkerWorks() {
    assertThat(WorkerSimulation.busyShare(new Shift(4, 0, 50, false, 0.9, 3)))
        .isCloseTo(0.25, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void moreParallelismLeavesWorkersLessIdle(long seed) {
    assertThat(WorkerSimulation.busyShare(new Shift(4, 12, 200, true, 0.9, seed)))
        .isGreaterThan(WorkerSimulation.busyShare(new Shift(4, 4, 200, true, 0.9, seed)))
        .isLessThanOrEqualTo(1);
  }
}
