package io.thimble.worker.replay.generate;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What a network's accuracy owes to chance: drawn once for each network, so that a table says the
 * same whenever it is asked.
 */
record Noise(double deviation) {
  /** Normally distributed, by the sum of twelve uniform draws (Irwin and Hall, 1927). */
  double at(List<Integer> point) {
    var random = new SplittableRandom(point.hashCode());
    // The first draws of neighbouring seeds are alike.
    random.nextLong();
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return deviation * sum;
  }
}
