package io.thimble.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SharedTest {
  private static final int ASKING = 8;

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();

  @Test
  void whoAsksForWhatIsUnderWayWaitsForThatAnswer()
      throws InterruptedException, ExecutionException {
    var shared = new Shared<String, Integer>(2);
    var begun = new CountDownLatch(1);
    var open = new CountDownLatch(1);
    try (var threads = Executors.newCachedThreadPool()) {
      var first = threads.submit(() -> shared.of("key", () -> worked(begun, open)));
      begun.await();
      var asking = new Thread[ASKING];
      var answers = new Integer[ASKING];
      for (int i = 0; i < ASKING; i++) {
        int place = i;
        asking[i] =
            Thread.ofPlatform()
                .start(() -> answers[place] = shared.of("key", () -> worked(begun, open)));
      }
      for (var thread : asking) {
        while (thread.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
      }

      open.countDown();

      assertThat(first.get()).isEqualTo(1);
      for (var thread : asking) {
        thread.join();
      }
      assertThat(answers).containsOnly(1);
      assertThat(shared.of("key", () -> worked(begun, open))).as("asked later").isEqualTo(2);
    }
  }

  @Test
  void noMoreKeysAreWorkedOnAtOnceThanThereArePlaces()
      throws InterruptedException, ExecutionException {
    var shared = new Shared<Integer, Integer>(2);
    var none = new CountDownLatch(0);
    try (var threads = Executors.newFixedThreadPool(ASKING)) {
      var answers =
          IntStream.range(0, 500)
              .mapToObj(key -> threads.submit(() -> shared.of(key, () -> worked(none, none))))
              .toList();
      for (var answer : answers) {
        answer.get();
      }
    }
    assertThat(done).hasValue(500);
    assertThat(mostRunning).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void failureIsThrownAndNotKept() {
    var shared = new Shared<String, Integer>(1);

    assertThatThrownBy(
            () ->
                shared.of(
                    "key",
                    () -> {
                      throw new IllegalStateException("no answer");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no answer");
    assertThat(shared.of("key", () -> 7)).isEqualTo(7);
  }

  private int worked(CountDownLatch begun, CountDownLatch open) {
    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
    begun.countDown();
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    Thread.yield();
    running.decrementAndGet();
    return done.incrementAndGet();
  }
}
