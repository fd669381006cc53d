package io.thimble.worker.fleet;

import io.thimble.db.Database;
import io.thimble.hw.search.SearchMove;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.worker.schedule.SimulatedWorker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;

/** A fleet of simulated workers on one real PostgreSQL. */
final class Fleet implements AutoCloseable {
  private static final String SEARCH =
      """
      {"name": "search %1$d", "dataset": "synthetic", "families": ["ds-cnn", "dnn", "cnn"],
       "strategy": "random", "trials": %2$d, "parallelism": %3$d, "maxDuration": "P1D",
       "budget": {"flashBytes": 80000, "sramBytes": 40000, "opsPerInference": 6000000},
       "training": {"epochs": 30, "rungs": [10]}, "seed": %4$d}
      """;

  private static final int HOUSEKEEPERS = 256;
  private static final Duration BETWEEN_COUNTS = Duration.ofMillis(100);

  private final FleetPlan plan;
  private final Server server;
  private final SharedConnections connections;
  private final SleepingTrainers trainers;
  private final Lags lags = new Lags();
  private final List<SimulatedWorker> workers = new ArrayList<>();
  private final ScheduledExecutorService housekeepers =
      Executors.newScheduledThreadPool(HOUSEKEEPERS, Thread.ofVirtual().factory());

  /** A worker that starts waits for nothing that the others do. */
  private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();

  private final List<Future<?>> starts = new ArrayList<>();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);

  Fleet(FleetPlan plan, Server server) throws SQLException {
    this.plan = plan;
    this.server = server;
    connections = new SharedConnections(server.source(), plan.connections());
    trainers = new SleepingTrainers(plan.times());
  }

  /** Posts the searches, whose data nobody checks, and starts the workers one after the other. */
  List<UUID> start() throws InterruptedException {
    var searches = new ArrayList<UUID>();
    var stores = Database.of(connections.dataSource());
    for (int i = 0; i < plan.searches(); i++) {
      var spec = SEARCH.formatted(i, plan.trials(), FleetPlan.OPEN_PER_SEARCH - 1, plan.seed() + i);
      var search = stores.searches().create(SearchSpecJson.read(spec));
      stores.searches().move(search, SearchMove.START, null);
      searches.add(search);
    }
    var random = new Random(plan.seed());
    for (int i = 0; i < plan.workers(); i++) {
      var worker =
          new SimulatedWorker(
              i,
              connections.dataSource(),
              trainers.ofWorker(random.nextDouble()),
              lags,
              Leases.ofProgram(plan.heartbeat()),
              housekeepers,
              timer);
      starts.add(starters.submit(worker::start));
      workers.add(worker);
      Thread.sleep(plan.rampUp().dividedBy(plan.workers()));
    }
    return searches;
  }

  /** Figures of a window that begins now. */
  FleetFigures measure() throws InterruptedException {
    starts.stream()
        .filter(start -> start.state() == Future.State.FAILED)
        .findFirst()
        .ifPresent(
            start -> {
              throw new IllegalStateException("A worker did not start", start.exceptionNow());
            });
    takeAll();
    var before = server.totals();
    var own = ownCpu();
    double training = meanTraining();
    var after = server.totals();
    double seconds = after.secondsSince(before);
    var uses = takeUses();
    return new FleetFigures(
        plan.workers(),
        seconds,
        trainers.takeEnded(),
        training,
        1 - training / plan.workers(),
        connections.takeStatements() / seconds,
        (after.transactions() - before.transactions()) / seconds,
        after.cpu().minus(before.cpu()).toNanos() / 1e9 / seconds,
        ownCpu().minus(own).toNanos() / 1e9 / seconds,
        (after.walBytes() - before.walBytes()) / 1e6 / seconds,
        server.connectionMegabytes(),
        after.deadTuples(),
        uses,
        takeHeld(seconds),
        lags.take(),
        trainers.gaps().take(),
        lags.takeDied(),
        server.number("select sum(silent_attempts + lost_attempts) from trial"),
        connections.takeRefused(),
        server.number(
            """
            select count(*)
              from (select 1
                      from event
                     where type = 'trial-scored'
                     group by search, trial
                    having count(*) > 1) as twice
            """));
  }

  private double meanTraining() throws InterruptedException {
    long until = System.nanoTime() + plan.window().toNanos();
    long sum = 0;
    long counts = 0;
    while (System.nanoTime() < until) {
      sum += trainers.training();
      counts++;
      Thread.sleep(BETWEEN_COUNTS);
    }
    return (double) sum / counts;
  }

  private void takeAll() {
    takeUses();
    takeHeld(1);
    lags.take();
    lags.takeDied();
    trainers.gaps().take();
    trainers.takeEnded();
    connections.takeStatements();
    connections.takeRefused();
  }

  private Map<String, Latencies.Summary> takeUses() {
    var taken = new TreeMap<String, Latencies.Summary>();
    connections
        .uses()
        .forEach(
            (use, latencies) -> {
              var summary = latencies.take();
              if (summary.count() > 0) {
                taken.put(use.label(), summary);
              }
            });
    return taken;
  }

  private Map<String, Double> takeHeld(double seconds) {
    var taken = new TreeMap<String, Double>();
    for (var use : Use.values()) {
      taken.put(use.label(), connections.takeHeldSeconds(use) / seconds);
    }
    return taken;
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Stops the workers, all at once. */
  @Override
  public void close() throws SQLException {
    trainers.end();
    try (var closers = Executors.newVirtualThreadPerTaskExecutor()) {
      workers.forEach(worker -> closers.submit(worker::close));
    }
    starters.shutdownNow();
    timer.shutdownNow();
    housekeepers.shutdownNow();
    connections.close();
  }
}
