package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearntRangesTest {
  private PtNDManager manager;

  @BeforeEach
  void open() {
    manager = Torch.newManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void rangesStartAsTheyWereObserved() {
    var ranges = ranges(new float[] {-3, 0}, new float[] {5, 2}).current(List.of(false, true));

    assertThat(ranges.getFirst().low()).isCloseTo(-3, within(1e-5f));
    assertThat(ranges.getFirst().high()).isCloseTo(5, within(1e-5f));
    assertThat(ranges.getLast().low()).isZero();
    assertThat(ranges.getLast().high()).isCloseTo(2, within(1e-5f));
  }

  @Test
  void aBoundThatWasZeroStartsOneStepAway() {
    var ranges = ranges(new float[] {0, -4}, new float[] {2, 0}).current(List.of(false, false));

    assertThat(ranges.getFirst().low()).isCloseTo(-2f / 256, within(1e-6f));
    assertThat(ranges.getLast().high()).isCloseTo(4f / 256, within(1e-6f));
  }

  @Test
  void aRangeThatRanAwayIsNamed() {
    var ranges = ranges(new float[] {-1, -1}, new float[] {1, Float.NaN});

    assertThatThrownBy(() -> ranges.current(List.of(false, false)))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("layer 0")
        .hasMessageContaining("Maybe");
  }

  private LearntRanges ranges(float[] low, float[] high) {
    return new LearntRanges(manager, new Kernels(manager), new ObservedRanges(low, high));
  }
}
