package io.thimble.worker.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs trainings side by side. */
final class Trainings {
  private Trainings() {}

  /**
   * Runs all of them, each on one thread.
   *
   * @param atOnce most that run at the same time
   * @return results in the order of the trainings
   * @throws RuntimeException that the first of them ended with; those not begun are left out then
   */
  static <T> List<T> run(List<Callable<T>> trainings, int atOnce) throws InterruptedException {
    try (var executor = Executors.newFixedThreadPool(atOnce)) {
      var running = trainings.stream().map(executor::submit).toList();
      var results = new ArrayList<T>();
      for (var training : running) {
        results.add(result(training, running));
      }
      return results;
    }
  }

  private static <T> T result(Future<T> training, List<Future<T>> all) throws InterruptedException {
    try {
      return training.get();
    } catch (ExecutionException e) {
      all.forEach(other -> other.cancel(false));
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
