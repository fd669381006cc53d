package io.thimble.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class OutageTest {
  private static final RuntimeException AWAY =
      new DataAccessResourceFailureException("away", new SQLException("refused", "08001"));

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final Outage outage = new Outage(Duration.ofNanos(100), now::get);

  @Test
  void databaseThatIsAwayIsBorneUntilItsPatienceHasPassedSinceTheLastAnswer() {
    now.addAndGet(90);
    assertThat(outage.yesUnless(() -> false)).isFalse();
    now.addAndGet(99);
    assertThat(outage.yesUnless(OutageTest::away)).isTrue();
    now.addAndGet(1);

    assertThatThrownBy(() -> outage.yesUnless(OutageTest::away)).isSameAs(AWAY);
  }

  @Test
  void failureOfAStatementIsNotBorne() {
    var failure = new DataIntegrityViolationException("insert", new SQLException("key", "23505"));

    assertThatThrownBy(
            () ->
                outage.insist(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  @Test
  void writeIsTriedUntilItIsHeard() {
    var tries = new AtomicInteger();

    assertThat(outage.insist(() -> tries.incrementAndGet() == 2 || away())).isTrue();
  }

  private static boolean away() {
    throw AWAY;
  }
}
