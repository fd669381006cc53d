package io.thimble.api.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {
  /** {@link System#nanoTime} may overflow between two readings. */
  private static final long BEGAN = Long.MAX_VALUE - 5;

  private final Pace pace = new Pace(BEGAN);

  @Test
  void senderOfSingleBytesIsTooSlowOnceTheGraceIsOver() {
    assertThat(pace.tooSlow(30, BEGAN + Pace.GRACE.toNanos())).isFalse();
    assertThat(pace.tooSlow(30, BEGAN + Pace.GRACE.plusSeconds(1).toNanos())).isTrue();
  }

  @Test
  void slowLineHasItsTimeAndNoMore() {
    long piece = 8 << 20;
    var allowed = Pace.GRACE.plus(Duration.ofSeconds(piece / Pace.LEAST_BYTES_PER_SECOND));

    assertThat(pace.tooSlow(piece, BEGAN + allowed.toNanos())).isFalse();
    assertThat(pace.tooSlow(piece, BEGAN + allowed.plusSeconds(2).toNanos())).isTrue();
    assertThat(allowed).isLessThan(Duration.ofMinutes(12));
  }
}
