package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import com.github.kagkarlsson.scheduler.task.Task;
import io.thimble.db.Database;
import io.thimble.db.worker.Capabilities;
import io.thimble.worker.pace.Pace;
import io.thimble.worker.pace.Pace.Asked;
import io.thimble.worker.question.Answers;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.trainer.Trainers;
import io.thimble.worker.trial.FinalScoring;
import io.thimble.worker.trial.SearchData;
import io.thimble.worker.trial.TrialRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;

/**
 * A worker without a process of its own: its schedulers, its picking, its tasks and its presence
 * are the program's, with the program's intervals; its threads are virtual, its trainers a
 * stand-in, and its connections are shared with other simulated workers.
 */
public final class SimulatedWorker implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofMillis(1);

  private final Scheduler tasks;
  private final Scheduler questions;
  private final Presence presence;
  private final Looks taskLooks;
  private final Looks questionLooks;

  /**
   * A worker that is not started yet.
   *
   * @param number tells workers apart
   * @param source connections that it shares
   * @param lease when its tasks are taken for dead
   * @param housekeepers threads for heartbeats that it shares
   * @param timer of its looks, shared too
   */
  public SimulatedWorker(
      int number,
      DataSource source,
      Trainers trainers,
      SchedulerListener listener,
      Lease lease,
      ScheduledExecutorService housekeepers,
      ScheduledExecutorService timer) {
    var database = Database.of(source);
    var name = new WorkerName("simulated/%d".formatted(number));
    var can = Capabilities.of(1, 0, 1, Set.of("synthetic"));
    var data = new SearchData(database.datasets(), Path.of("nowhere"), 0);
    var places = new Places(1);
    var pace = new Pace();
    presence = new Presence(database.workers(), UUID.randomUUID(), name, () -> can, pace);
    tasks =
        common(
                Scheduler.create(source, tasks(database, data, trainers, name, places, pace)),
                lease,
                housekeepers)
            .threads(1 + ScheduleConfiguration.OTHER_TASKS)
            .schedulerName(new SchedulerName.Fixed(name.value()))
            .pollUsingLockAndFetch(0.5, 1)
            .pollingInterval(Looks.SELDOM)
            .jdbcCustomization(new FairPicking(presence.id(), places))
            .addSchedulerListener(listener)
            .build();
    taskLooks = new Looks(tasks, pace, Asked.TASKS, timer);
    var answers = new Answers(database, data, name.value());
    var answering = new QuestionTask(database.questions(), answers, Clock.systemUTC());
    questions =
        common(QuestionAnswering.scheduler(source, answering, name, presence), lease, housekeepers)
            .build();
    questionLooks = new Looks(questions, pace, Asked.QUESTIONS, timer);
  }

  private static List<Task<?>> tasks(
      Database database,
      SearchData data,
      Trainers trainers,
      WorkerName name,
      Places places,
      Pace pace) {
    var clock = Clock.systemUTC();
    var traces = Traces.none();
    var runner = new TrialRunner(database, data, trainers, 1, DRAIN, traces, pace);
    var scoring = new FinalScoring(database, data, trainers, 1, traces);
    var advance = new AdvanceSearch(database, data, scoring, clock, traces);
    return List.of(
        new TrialTask(database, runner, name, places, clock).task(),
        new AdvanceTask(advance, database.changes(), clock).task());
  }

  private static SchedulerBuilder common(
      SchedulerBuilder builder, Lease lease, ScheduledExecutorService housekeepers) {
    return builder
        .executorService(Executors.newVirtualThreadPerTaskExecutor())
        .dueExecutor(Executors.newVirtualThreadPerTaskExecutor())
        .housekeeperExecutor(housekeepers)
        .heartbeatInterval(lease.heartbeat())
        .missedHeartbeatsLimit(lease.missedHeartbeats())
        .shutdownMaxWait(Duration.ofSeconds(1));
  }

  /** Starts it, as the program's context does. */
  public void start() {
    presence.start();
    questions.start();
    tasks.start();
    questionLooks.start();
    taskLooks.start();
  }

  @Override
  public void close() {
    presence.stop();
    questionLooks.stop();
    taskLooks.stop();
    questions.stop();
    tasks.stop();
    presence.close();
  }

  /**
   * When a task is taken for dead.
   *
   * @param heartbeat between two signs of life of a task
   * @param missedHeartbeats signs of life after whose absence a task is taken for dead
   */
  public record Lease(Duration heartbeat, int missedHeartbeats) {}
}
