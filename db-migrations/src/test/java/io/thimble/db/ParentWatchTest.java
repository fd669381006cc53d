package io.thimble.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchTest {
  @Test
  void parentThatIsAlreadyGoneIsReported() throws InterruptedException {
    var gone = new CountDownLatch(1);

    ParentWatch.watch(Optional.empty(), gone::countDown);

    assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endOfTheParentIsReportedAndNotBefore() throws IOException, InterruptedException {
    var gone = new CountDownLatch(1);
    var parent = new ProcessBuilder("cat").start();
    try {
      ParentWatch.watch(Optional.of(parent.toHandle()), gone::countDown);
      assertThat(gone.getCount()).isEqualTo(1);
    } finally {
      parent.destroyForcibly();
    }

    assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
