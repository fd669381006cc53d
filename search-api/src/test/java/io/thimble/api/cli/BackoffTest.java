package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff();

  @Test
  void waitDoublesUpToHalfAMinute() {
    var waits =
        IntStream.range(0, 8).mapToObj(death -> backoff.afterDeath(Duration.ZERO).toSeconds());

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }

  @Test
  void deathAfterAMinuteOfLifeCountsAsTheFirst() {
    backoff.afterDeath(Duration.ZERO);
    backoff.afterDeath(Duration.ZERO);

    assertThat(backoff.afterDeath(Backoff.WELL)).isEqualTo(Backoff.SHORTEST);
    assertThat(backoff.deaths()).isEqualTo(1);
  }
}
