package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import io.thimble.worker.pace.Pace;
import io.thimble.worker.pace.Pace.Asked;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;

/**
 * Has a scheduler look for tasks at the worker's {@link Pace}, and soon when one has ended: then a
 * place is free, and a search that advanced has made trials. db-scheduler by itself looks at fixed
 * intervals, and at once only where its last look brought as many tasks as it has threads.
 */
final class Looks implements SmartLifecycle {
  /** db-scheduler looks by itself as well, so seldom that this alone decides. */
  static final Duration SELDOM = Duration.ofSeconds(30);

  /**
   * Only then does the scheduler count the thread of the ended task as free, and what a look of a
   * moment ago has picked holds its place. Tasks that end within it share a look.
   */
  private static final Duration AFTER_A_TASK = Duration.ofMillis(20);

  private final Scheduler scheduler;
  private final Pace pace;
  private final Asked asked;
  private final ScheduledExecutorService timer;
  private final AtomicBoolean soon = new AtomicBoolean();
  private volatile boolean running;

  /** With a thread of its own. */
  Looks(Scheduler scheduler, Pace pace, Asked asked) {
    this(
        scheduler,
        pace,
        asked,
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("looks").factory()));
  }

  /**
   * With a timer that it may share.
   *
   * @param timer takes microseconds of it, again and again
   */
  Looks(Scheduler scheduler, Pace pace, Asked asked, ScheduledExecutorService timer) {
    this.scheduler = scheduler;
    this.pace = pace;
    this.asked = asked;
    this.timer = timer;
    scheduler.registerSchedulerListener(new AfterEachTask());
  }

  @Override
  public void start() {
    running = true;
    lookLater();
  }

  /** The scheduler looks no more once it stops, whatever is said here. */
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void look() {
    if (running) {
      scheduler.triggerCheckForDueExecutions();
      lookLater();
    }
  }

  private void lookLater() {
    try {
      var unused = timer.schedule(this::look, pace.until(asked).toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      running = false;
    }
  }

  private void lookSoon() {
    if (soon.compareAndSet(false, true)) {
      try {
        var unused = timer.schedule(this::lookNow, AFTER_A_TASK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        soon.set(false);
      }
    }
  }

  private void lookNow() {
    soon.set(false);
    scheduler.triggerCheckForDueExecutions();
  }

  private final class AfterEachTask extends AbstractSchedulerListener {
    @Override
    public void onExecutionComplete(ExecutionComplete complete) {
      lookSoon();
    }
  }
}
