package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedBuffersTest {
  @Test
  void hundredsOfBuffersKeepWhatWasSaidOfEach() {
    var buffers = new PlannedBuffers();
    for (int i = 0; i < 300; i++) {
      buffers.add(16L * i, i, i + 7, i % 3 == 0 ? 32L * i : PlannedBuffers.ANYWHERE);
      assertThat(buffers.largestStepBytes())
          .as("the last eight of %d live together", i)
          .isEqualTo(IntStream.rangeClosed(Math.max(0, i - 7), i).mapToLong(k -> 16L * k).sum());
    }
    assertThat(buffers.count()).isEqualTo(300);
    for (int i = 0; i < 300; i++) {
      assertThat(buffers.bytes(i)).isEqualTo(16L * i);
      assertThat(buffers.firstStep(i)).isEqualTo(i);
      assertThat(buffers.lastStep(i)).isEqualTo(i + 7);
      assertThat(buffers.isFixed(i)).isEqualTo(i % 3 == 0);
      if (buffers.isFixed(i)) {
        assertThat(buffers.fixedOffsetBytes(i)).isEqualTo(32L * i);
      }
    }
  }

  @Test
  void aFixedOffsetMayBeZero() {
    var buffers = new PlannedBuffers();
    buffers.add(16, 0, 0, 0);
    assertThat(buffers.isFixed(0)).isTrue();
  }

  @Test
  void aCopyGrowsByItself() {
    var buffers = new PlannedBuffers();
    buffers.add(16, 0, 1, PlannedBuffers.ANYWHERE);
    var copy = buffers.copy();
    copy.add(32, 1, 2, PlannedBuffers.ANYWHERE);
    buffers.add(48, 2, 3, PlannedBuffers.ANYWHERE);
    assertThat(IntStream.range(0, 2).mapToLong(copy::bytes)).containsExactly(16L, 32L);
    assertThat(IntStream.range(0, 2).mapToLong(buffers::bytes)).containsExactly(16L, 48L);
  }

  @ParameterizedTest(name = "{0} to {1} and {2} to {3}")
  @CsvSource({
    "0, 2, 2, 4, true",
    "2, 4, 0, 2, true",
    "0, 4, 1, 2, true",
    "1, 2, 0, 4, true",
    "0, 1, 2, 4, false",
    "2, 4, 0, 1, false"
  })
  void buffersOverlapWhereTheyShareAStep(
      int first, int last, int otherFirst, int otherLast, boolean overlap) {
    var buffers = new PlannedBuffers();
    buffers.add(16, first, last, PlannedBuffers.ANYWHERE);
    buffers.add(16, otherFirst, otherLast, PlannedBuffers.ANYWHERE);
    assertThat(buffers.overlap(0, 1)).isEqualTo(overlap);
  }

  @ParameterizedTest(name = "{0} bytes")
  @CsvSource({"0, 0", "1, 16", "15, 16", "16, 16", "17, 32"})
  void sizesAreMultiplesOf16(long bytes, long aligned) {
    assertThat(PlannedBuffers.aligned(bytes)).isEqualTo(aligned);
  }

  @Test
  void theBusiestStepIsTheOneWithMostBytes() {
    var buffers = new PlannedBuffers();
    buffers.add(64, 0, 1, PlannedBuffers.ANYWHERE);
    buffers.add(32, 1, 3, PlannedBuffers.ANYWHERE);
    buffers.add(80, 2, 3, PlannedBuffers.ANYWHERE);
    assertThat(buffers.largestStepBytes()).isEqualTo(112);
    assertThat(buffers.totalBytes()).isEqualTo(64 + 32 + 80);
  }

  @Test
  void theBusiestStepMayBeTheOneBeforeAll() {
    var buffers = new PlannedBuffers();
    buffers.add(64, -1, -1, PlannedBuffers.ANYWHERE);
    buffers.add(32, -1, -1, PlannedBuffers.ANYWHERE);
    buffers.add(80, 0, 0, PlannedBuffers.ANYWHERE);
    assertThat(buffers.largestStepBytes()).isEqualTo(96);
  }

  @Test
  void noBuffersHaveNoBusyStep() {
    assertThat(new PlannedBuffers().largestStepBytes()).isZero();
  }
}
