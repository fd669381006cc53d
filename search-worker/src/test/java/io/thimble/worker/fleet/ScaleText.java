package io.thimble.worker.fleet;

import java.io.PrintStream;

/** Figures as tables for people. */
final class ScaleText {
  private ScaleText() {}

  static void print(ScaleBenchmark.Figures figures, PrintStream out) {
    if (!figures.throughput().isEmpty()) {
      out.println("workers  strategy   trials/s  transactions  PostgreSQL ms  worker ms (a trial)");
      for (var rate : figures.throughput()) {
        out.printf(
            "%7d  %-9s  %8.1f  %12.1f  %13.1f  %9.1f%n",
            rate.workers(),
            rate.strategy(),
            rate.trialsPerSecond(),
            rate.transactions(),
            rate.postgresMillis(),
            rate.workerMillis());
      }
    }
    if (!figures.fleets().isEmpty()) {
      out.println("workers  PostgreSQL cores  transactions/s  looks/s  p50 ms  p99 ms  idle  dead");
      for (var fleet : figures.fleets()) {
        var looks = fleet.of(Use.LOOK_FOR_TASKS);
        out.printf(
            "%7d  %16.2f  %14.0f  %7.0f  %6.1f  %6.0f  %3.0f%%  %4d%n",
            fleet.workers(),
            fleet.postgresCores(),
            fleet.transactionsPerSecond(),
            fleet.rate(Use.LOOK_FOR_TASKS),
            looks.p50Millis(),
            looks.p99Millis(),
            100 * fleet.idleShare(),
            fleet.died());
      }
    }
    for (var cost : figures.costs()) {
      out.printf(
          "%s: %.1f processor hours, %.3f at %.4f an hour%n",
          cost.search(), cost.processorHours(), cost.cost(), figures.price());
    }
  }
}
