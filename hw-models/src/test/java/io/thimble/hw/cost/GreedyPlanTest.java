package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GreedyPlanTest {
  private static final int SEEDS = 300;

  @Test
  void buffersInUseAtTheSameTimeNeverOverlap() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var buffers = RandomBuffers.of(new SplittableRandom(seed));
      var plan = GreedyPlan.of(buffers);
      for (int i = 0; i < buffers.count(); i++) {
        for (int j = 0; j < i; j++) {
          assertThat(overlap(plan, buffers, i, j)).as("seed %d", seed).isFalse();
        }
      }
    }
  }

  @Test
  void theHeadIsNeverSmallerThanTheBusiestStepNorLargerThanAllBuffers() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var buffers = RandomBuffers.of(new SplittableRandom(seed));
      long busiest = 0;
      for (int step = 0; step < 20; step++) {
        busiest = Math.max(busiest, bytesInUse(buffers, step));
      }
      assertThat(buffers.largestStepBytes()).as("seed %d", seed).isEqualTo(busiest);
      assertThat(GreedyPlan.of(buffers).bytes())
          .as("seed %d", seed)
          .isBetween(busiest, IntStream.range(0, buffers.count()).mapToLong(buffers::bytes).sum());
    }
  }

  @Test
  void theLargestGoesFirstAndAmongEqualsTheLastAdded() {
    var buffers = new PlannedBuffers();
    buffers.add(16, 0, 1, PlannedBuffers.ANYWHERE);
    buffers.add(32, 0, 1, PlannedBuffers.ANYWHERE);
    buffers.add(32, 0, 1, PlannedBuffers.ANYWHERE);
    assertThat(offsets(buffers)).containsExactly(64, 32, 0);
  }

  @Test
  void aGapBetweenLivingBuffersIsFilled() {
    var buffers = new PlannedBuffers();
    buffers.add(64, 0, 0, PlannedBuffers.ANYWHERE);
    buffers.add(48, 0, 2, PlannedBuffers.ANYWHERE);
    buffers.add(32, 1, 2, PlannedBuffers.ANYWHERE);
    assertThat(offsets(buffers)).containsExactly(0, 64, 0);
    assertThat(GreedyPlan.of(buffers).bytes()).isEqualTo(112);
  }

  @Test
  void aFixedOffsetStays() {
    var buffers = new PlannedBuffers();
    buffers.add(64, 0, 1, PlannedBuffers.ANYWHERE);
    buffers.add(16, 0, 1, 48);
    assertThat(offsets(buffers)).containsExactly(64, 48);
  }

  @Test
  void sizesAreRoundedUpToTheAlignment() {
    var buffers = new PlannedBuffers();
    buffers.add(1, 0, 0, PlannedBuffers.ANYWHERE);
    buffers.add(16, 0, 0, PlannedBuffers.ANYWHERE);
    buffers.add(17, 0, 0, PlannedBuffers.ANYWHERE);
    assertThat(GreedyPlan.of(buffers).bytes()).isEqualTo(64);
  }

  @Test
  void twoPlansMadeAtOnceAreTheTwoMadeAlone() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var random = new SplittableRandom(seed);
      var all = RandomBuffers.of(random);
      int tensors = random.nextInt(all.count() + 1);
      var some = new PlannedBuffers();
      for (int i = 0; i < tensors; i++) {
        some.add(all.bytes(i), all.firstStep(i), all.lastStep(i), PlannedBuffers.ANYWHERE);
      }
      var pair = GreedyPlan.pair(all, tensors);
      assertThat(pair.some().bytes()).as("seed %d", seed).isEqualTo(GreedyPlan.of(some).bytes());
      for (int i = 0; i < tensors; i++) {
        assertThat(pair.some().offsetBytes(i))
            .as("seed %d", seed)
            .isEqualTo(GreedyPlan.of(some).offsetBytes(i));
      }
      assertThat(pair.all().bytes()).as("seed %d", seed).isEqualTo(GreedyPlan.of(all).bytes());
      for (int i = 0; i < all.count(); i++) {
        assertThat(pair.all().offsetBytes(i))
            .as("seed %d", seed)
            .isEqualTo(GreedyPlan.of(all).offsetBytes(i));
      }
    }
  }

  @Test
  void noBuffersTakeNothing() {
    assertThat(GreedyPlan.of(new PlannedBuffers()).bytes()).isZero();
  }

  private static long[] offsets(PlannedBuffers buffers) {
    var plan = GreedyPlan.of(buffers);
    return IntStream.range(0, buffers.count()).mapToLong(plan::offsetBytes).toArray();
  }

  private static long bytesInUse(PlannedBuffers buffers, int step) {
    return IntStream.range(0, buffers.count())
        .filter(i -> buffers.firstStep(i) <= step && step <= buffers.lastStep(i))
        .mapToLong(buffers::bytes)
        .sum();
  }

  private static boolean overlap(GreedyPlan plan, PlannedBuffers buffers, int i, int j) {
    return buffers.overlap(i, j)
        && plan.offsetBytes(i) < plan.offsetBytes(j) + buffers.bytes(j)
        && plan.offsetBytes(j) < plan.offsetBytes(i) + buffers.bytes(i);
  }
}
