package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GreedyPlanTest {
  @Test
  void buffersInUseAtTheSameTimeNeverOverlap() {
    for (int seed = 0; seed < 1_000; seed++) {
      var buffers = buffers(new SplittableRandom(seed));
      var plan = GreedyPlan.of(buffers);
      for (int i = 0; i < buffers.size(); i++) {
        for (int j = 0; j < i; j++) {
          assertThat(overlap(plan, buffers, i, j)).as("seed %d", seed).isFalse();
        }
      }
    }
  }

  @Test
  void theHeadIsNeverSmallerThanTheBusiestStepNorLargerThanAllBuffers() {
    for (int seed = 0; seed < 1_000; seed++) {
      var buffers = buffers(new SplittableRandom(seed));
      long busiest = 0;
      for (int step = 0; step < 20; step++) {
        var now = buffer(16, step, step);
        busiest =
            Math.max(
                busiest,
                buffers.stream().filter(now::livesWith).mapToLong(PlannedBuffer::bytes).sum());
      }
      assertThat(GreedyPlan.of(buffers).bytes())
          .as("seed %d", seed)
          .isBetween(busiest, buffers.stream().mapToLong(PlannedBuffer::bytes).sum());
    }
  }

  @Test
  void theLargestGoesFirstAndAmongEqualsTheLastAdded() {
    var plan = GreedyPlan.of(List.of(buffer(16, 0, 1), buffer(32, 0, 1), buffer(32, 0, 1)));
    assertThat(plan.offsetsBytes()).containsExactly(64L, 32L, 0L);
  }

  @Test
  void aGapBetweenLivingBuffersIsFilled() {
    var plan = GreedyPlan.of(List.of(buffer(64, 0, 0), buffer(48, 0, 2), buffer(32, 1, 2)));
    assertThat(plan.offsetsBytes()).containsExactly(0L, 64L, 0L);
    assertThat(plan.bytes()).isEqualTo(112);
  }

  @Test
  void aFixedOffsetStays() {
    var fixed = new PlannedBuffer(16, 0, 1, 48);
    var plan = GreedyPlan.of(List.of(buffer(64, 0, 1), fixed));
    assertThat(plan.offsetsBytes()).containsExactly(64L, 48L);
  }

  @Test
  void noBuffersTakeNothing() {
    assertThat(GreedyPlan.of(List.of()).bytes()).isZero();
  }

  private static boolean overlap(GreedyPlan plan, List<PlannedBuffer> buffers, int i, int j) {
    long first = plan.offsetsBytes().get(i);
    long second = plan.offsetsBytes().get(j);
    return buffers.get(i).livesWith(buffers.get(j))
        && first < second + buffers.get(j).bytes()
        && second < first + buffers.get(i).bytes();
  }

  private static List<PlannedBuffer> buffers(SplittableRandom random) {
    var buffers = new ArrayList<PlannedBuffer>();
    for (int i = random.nextInt(1, 25); i > 0; i--) {
      int first = random.nextInt(15);
      buffers.add(buffer(16L * random.nextInt(1, 50), first, first + random.nextInt(5)));
    }
    return buffers;
  }

  private static PlannedBuffer buffer(long bytes, int first, int last) {
    return new PlannedBuffer(bytes, first, last, PlannedBuffer.ANYWHERE);
  }
}
