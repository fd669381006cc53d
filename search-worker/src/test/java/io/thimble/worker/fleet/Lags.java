package io.thimble.worker.fleet;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Hears from all schedulers how late tasks begin, and which are taken for dead. */
final class Lags extends AbstractSchedulerListener {
  private final Map<String, Latencies> lags = new ConcurrentHashMap<>();
  private final LongAdder died = new LongAdder();

  @Override
  public void onExecutionStart(CurrentlyExecuting begun) {
    var execution = begun.getExecution();
    lags.computeIfAbsent(execution.taskInstance.getTaskName(), _ -> new Latencies())
        .add(Duration.between(execution.executionTime, Instant.now()).toNanos());
  }

  @Override
  public void onExecutionDead(Execution dead) {
    died.increment();
  }

  /** How late tasks began since the last call, by name. */
  Map<String, Latencies.Summary> take() {
    var taken = new TreeMap<String, Latencies.Summary>();
    lags.forEach((name, latencies) -> taken.put(name, latencies.take()));
    return taken;
  }

  /** Tasks taken for dead since the last call. */
  long takeDied() {
    return died.sumThenReset();
  }
}
