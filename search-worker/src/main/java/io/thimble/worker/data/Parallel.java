package io.thimble.worker.data;

import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Work on numbered items, shared among a given number of threads. */
final class Parallel {
  private Parallel() {}

  /**
   * Runs items 0 to {@code items - 1}; ends when all have ended, or with the first failure.
   *
   * @param worker gives each thread what it works with
   */
  static void forEach(int items, int threads, Supplier<IntConsumer> worker) {
    var next = new AtomicInteger();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var running = new ArrayList<Future<?>>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(
            executor.submit(
                () -> {
                  var consumer = worker.get();
                  for (int i = next.getAndIncrement(); i < items; i = next.getAndIncrement()) {
                    consumer.accept(i);
                  }
                }));
      }
      for (var future : running) {
        await(future, next, items);
      }
    }
  }

  private static void await(Future<?> future, AtomicInteger next, int items) {
    try {
      future.get();
    } catch (ExecutionException e) {
      next.set(items);
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      next.set(items);
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while reading clips");
    }
  }
}
