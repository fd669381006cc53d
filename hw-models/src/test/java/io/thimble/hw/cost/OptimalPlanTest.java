package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OptimalPlanTest {
  private static final int SEEDS = 60;

  @Test
  void itIsNeverWorseThanGreedyNorBetterThanTheBusiestStep() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var buffers = RandomBuffers.of(new SplittableRandom(seed));
      assertThat(OptimalPlan.of(buffers).bytes())
          .as("seed %d", seed)
          .isBetween(buffers.largestStepBytes(), GreedyPlan.of(buffers).bytes());
    }
  }

  @Test
  void buffersInUseAtTheSameTimeNeverOverlap() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var buffers = RandomBuffers.of(new SplittableRandom(seed));
      var plan = OptimalPlan.of(buffers);
      for (int i = 0; i < buffers.count(); i++) {
        assertThat(plan.offsetBytes(i) + buffers.bytes(i)).isLessThanOrEqualTo(plan.bytes());
        for (int k = 0; k < i; k++) {
          boolean apart =
              !buffers.overlap(i, k)
                  || plan.offsetBytes(i) >= plan.offsetBytes(k) + buffers.bytes(k)
                  || plan.offsetBytes(k) >= plan.offsetBytes(i) + buffers.bytes(i);
          assertThat(apart).as("seed %d, buffers %d and %d", seed, i, k).isTrue();
        }
      }
    }
  }

  @Test
  void fewBuffersGetTheSmallestPlanThereIs() {
    for (int seed = 0; seed < 200; seed++) {
      var buffers = RandomBuffers.small(4, new SplittableRandom(seed));
      var plan = OptimalPlan.of(buffers);
      assertThat(plan.isProven()).as("seed %d", seed).isTrue();
      assertThat(plan.bytes()).as("seed %d", seed).isEqualTo(smallest(buffers, new long[4], 0));
    }
  }

  @Test
  void aPlanThatGreedyMissesIsFound() {
    // Greedy stacks the two of 48 and puts the one of 32 on top of them.
    var buffers = new PlannedBuffers();
    buffers.add(64, 0, 1, PlannedBuffers.ANYWHERE);
    buffers.add(32, 1, 2, PlannedBuffers.ANYWHERE);
    buffers.add(48, 2, 3, PlannedBuffers.ANYWHERE);
    buffers.add(48, 3, 4, PlannedBuffers.ANYWHERE);
    assertThat(GreedyPlan.of(buffers).bytes()).isEqualTo(128);
    assertThat(OptimalPlan.of(buffers).bytes()).isEqualTo(96);
    assertThat(OptimalPlan.of(buffers).isProven()).isTrue();
  }

  @Test
  void aPlanThatIsTheBusiestStepIsProvenWhereverTheSearchEnds() {
    var buffers = new PlannedBuffers();
    for (int i = 0; i < 40; i++) {
      buffers.add(16L * (i + 1), 0, 0, PlannedBuffers.ANYWHERE);
    }
    var plan = OptimalPlan.of(buffers);
    assertThat(plan.bytes()).isEqualTo(16L * 40 * 41 / 2);
    assertThat(plan.isProven()).isTrue();
  }

  @Test
  void onlyASearchThatGaveUpLeavesAPlanAboveTheBusiestStepUnproven() {
    int unproven = 0;
    for (int seed = 0; seed < 20; seed++) {
      var buffers = RandomBuffers.of(new SplittableRandom(seed));
      var plan = OptimalPlan.of(buffers);
      if (!plan.isProven()) {
        unproven++;
        assertThat(plan.bytes()).as("seed %d", seed).isGreaterThan(buffers.largestStepBytes());
        assertThat(buffers.count()).as("seed %d", seed).isGreaterThan(8);
      }
    }
    assertThat(unproven).as("searches that gave up").isPositive();
  }

  /** Tries every offset of every buffer. */
  private static long smallest(PlannedBuffers buffers, long[] offsets, int next) {
    if (next == buffers.count()) {
      long bytes = 0;
      for (int i = 0; i < next; i++) {
        bytes = Math.max(bytes, offsets[i] + buffers.bytes(i));
      }
      return bytes;
    }
    long best = Long.MAX_VALUE;
    for (long offset = 0; offset <= 192; offset += 16) {
      offsets[next] = offset;
      if (fits(buffers, offsets, next)) {
        best = Math.min(best, smallest(buffers, offsets, next + 1));
      }
    }
    return best;
  }

  private static boolean fits(PlannedBuffers buffers, long[] offsets, int last) {
    for (int i = 0; i < last; i++) {
      if (buffers.overlap(i, last)
          && offsets[i] < offsets[last] + buffers.bytes(last)
          && offsets[last] < offsets[i] + buffers.bytes(i)) {
        return false;
      }
    }
    return true;
  }
}
