package io.thimble.hw.cost;

import java.util.random.RandomGenerator;

/** Buffers of odd sizes and lives. The seed decides. */
final class RandomBuffers {
  private RandomBuffers() {}

  static PlannedBuffers of(RandomGenerator random) {
    return of(random.nextInt(1, 25), random);
  }

  /** Buffers of at most 64 bytes, few enough to try all their offsets. */
  static PlannedBuffers small(int count, RandomGenerator random) {
    var buffers = new PlannedBuffers();
    for (int i = 0; i < count; i++) {
      int first = random.nextInt(4);
      buffers.add(
          16L * random.nextInt(1, 5), first, first + random.nextInt(3), PlannedBuffers.ANYWHERE);
    }
    return buffers;
  }

  private static PlannedBuffers of(int count, RandomGenerator random) {
    var buffers = new PlannedBuffers();
    for (int i = 0; i < count; i++) {
      int first = random.nextInt(15);
      buffers.add(
          16L * random.nextInt(1, 50), first, first + random.nextInt(5), PlannedBuffers.ANYWHERE);
    }
    return buffers;
  }
}
