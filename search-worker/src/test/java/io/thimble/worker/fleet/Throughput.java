package io.thimble.worker.fleet;

import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Measures how many trials real worker processes bring through when trials take no time: each is
 * picked, begun, scored in the fenced transaction, and followed by a proposal, all as ever.
 */
final class Throughput {
  /** Enough open trials that workers bound the rate, and not searches. */
  private static final int SEARCHES = 16;

  private static final String SEARCH =
      """
      {"name": "search %1$d", "dataset": "synthetic", "families": ["ds-cnn", "dnn", "cnn"],
       "strategy": "%2$s", "trials": 10000, "parallelism": 15, "maxDuration": "P1D",
       "budget": {"flashBytes": 80000, "sramBytes": 40000, "opsPerInference": 6000000},
       "training": {"epochs": 30, "rungs": []}, "seed": %1$d}
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** Trials until all workers are there and warm. */
  private static final int WARM = 20;

  private Throughput() {}

  /** Trials of so many workers in a window. */
  static Rate measure(int workers, String strategy, Duration window, Path folder)
      throws IOException, InterruptedException {
    try (var server = Server.start(folder.resolve("postgres"));
        var processes = new NoOpWorkers(workers, server.postgres(), folder)) {
      post(server, strategy);
      awaitWarm(server, processes, workers);
      long trials = scored(server);
      var before = server.totals();
      var cpu = processes.cpu();
      Thread.sleep(window);
      long done = scored(server) - trials;
      var after = server.totals();
      double seconds = after.secondsSince(before);
      return new Rate(
          workers,
          strategy,
          done / seconds,
          (double) (after.transactions() - before.transactions()) / done,
          after.cpu().minus(before.cpu()).toNanos() / 1e6 / done,
          processes.cpu().minus(cpu).toNanos() / 1e6 / done,
          (server.connections() - 1.0) / workers,
          (double) (trials + done) / SEARCHES);
    }
  }

  private static void post(Server server, String strategy) {
    var searches = server.stores().searches();
    for (int i = 0; i < SEARCHES; i++) {
      // Started here, so that nobody has to speak the words that nobody hears.
      searches.move(
          searches.create(SearchSpecJson.read(SEARCH.formatted(i, strategy))),
          SearchMove.START,
          null);
    }
  }

  private static void awaitWarm(Server server, NoOpWorkers processes, int workers)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (server.number(
            """
            select count(*)
              from (select worker
                      from trial
                     where state = 'SCORED'
                     group by worker
                    having count(*) >= %d) as warm
            """
                .formatted(WARM))
        < workers) {
      if (!processes.allLive() || System.nanoTime() > until) {
        throw new IllegalStateException(
            "Not all of %d workers bring trials through. Maybe their logs tell why."
                .formatted(workers));
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private static long scored(Server server) {
    return server.number("select count(*) from trial where state = 'SCORED'");
  }

  /**
   * What came of it.
   *
   * @param trialsPerSecond of all workers
   * @param transactions of PostgreSQL for each trial, looks that found nothing among them
   * @param postgresMillis processor time of PostgreSQL for each trial
   * @param workerMillis processor time of the workers for each trial
   * @param connections that a worker holds, on average
   * @param history trials of each search at the end
   */
  record Rate(
      int workers,
      String strategy,
      double trialsPerSecond,
      double transactions,
      double postgresMillis,
      double workerMillis,
      double connections,
      double history) {}
}
