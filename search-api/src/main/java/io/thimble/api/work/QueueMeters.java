package io.thimble.api.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.thimble.db.work.WorkLoad;
import io.thimble.db.work.WorkStore;
import io.thimble.db.worker.WorkerStore;
import io.thimble.hw.search.SearchState;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What there is to do, as metrics. All gauges of a scrape come from one look at the database. */
@Component
class QueueMeters implements MeterBinder {
  private static final Duration SAME_SCRAPE = Duration.ofSeconds(2);

  private final WorkStore work;
  private final WorkerStore workers;
  private @Nullable Look last;

  QueueMeters(WorkStore work, WorkerStore workers) {
    this.work = work;
    this.workers = workers;
  }

  private record Look(long at, WorkLoad load, Map<SearchState, Integer> searches, int workers) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(
        registry, "thimble.searches.open", "searches that have not ended", l -> l.load.searches());
    for (var state : SearchState.values()) {
      Gauge.builder("thimble.searches", this, meters -> meters.look().searches().get(state))
          .description("searches, by state")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    gauge(
        registry,
        "thimble.trials.waiting",
        "trials that wait for a worker: the depth of the queue",
        l -> l.load.waitingTrials());
    gauge(registry, "thimble.trials.running", "trials in training", l -> l.load.runningTrials());
    gauge(
        registry,
        "thimble.trials.compared",
        "trials that wait at a rung",
        l -> l.load.comparedTrials());
    gauge(
        registry,
        "thimble.trials.longest.wait.seconds",
        "how long the oldest trial waits for a worker",
        l -> l.load.longestWait().toMillis() / 1000.0);
    gauge(registry, "thimble.workers.alive", "workers that are up", l -> l.workers());
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Look> value) {
    Gauge.builder(name, this, meters -> value.applyAsDouble(meters.look()))
        .description(description)
        .register(registry);
  }

  private synchronized Look look() {
    var now = System.nanoTime();
    if (last == null || now - last.at() > SAME_SCRAPE.toNanos()) {
      last = new Look(now, work.load(), work.searches(), workers.alive().size());
    }
    return last;
  }
}
