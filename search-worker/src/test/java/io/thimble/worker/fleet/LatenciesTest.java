package io.thimble.worker.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void quantilesAreWithinATenthAndTakenOnce() {
    var latencies = new Latencies();
    for (int millis = 1; millis <= 1_000; millis++) {
      latencies.add(millis * 1_000_000L);
    }

    var summary = latencies.take();

    assertThat(summary.count()).isEqualTo(1_000);
    assertThat(summary.p50Millis()).isCloseTo(500, within(50.0));
    assertThat(summary.p99Millis()).isCloseTo(990, within(99.0));
    assertThat(latencies.take()).isEqualTo(Latencies.Summary.NONE);
  }
}
