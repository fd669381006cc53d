package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import io.thimble.db.Database;
import io.thimble.db.QuestionChoice;
import io.thimble.worker.pace.Pace;
import io.thimble.worker.pace.Pace.Asked;
import io.thimble.worker.question.Answers;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;

/**
 * Answers questions while somebody waits: a second scheduler with threads and a table of its own,
 * so that neither trainings nor searches that advance for minutes hold a question up, and questions
 * hold up neither.
 */
final class QuestionAnswering implements SmartLifecycle {
  /** Questions at once; one takes some hundredths of a second. */
  private static final int THREADS = 2;

  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final Scheduler scheduler;
  private final Looks looks;
  private volatile boolean running;

  QuestionAnswering(
      DataSource source,
      Database database,
      Answers answers,
      WorkerName name,
      Presence presence,
      DbSchedulerProperties properties,
      Clock clock,
      Pace pace) {
    scheduler =
        scheduler(source, new QuestionTask(database.questions(), answers, clock), name, presence)
            .heartbeatInterval(properties.getHeartbeatInterval())
            .missedHeartbeatsLimit(properties.getMissedHeartbeatsLimit())
            .shutdownMaxWait(LONGEST_STOP)
            .build();
    looks = new Looks(scheduler, pace, Asked.QUESTIONS);
  }

  /** A scheduler of questions, all but its threads and heartbeats. */
  static SchedulerBuilder scheduler(
      DataSource source, QuestionTask task, WorkerName name, Presence presence) {
    return Scheduler.create(source, task.task())
        .tableName(QuestionChoice.TABLE)
        .schedulerName(new SchedulerName.Fixed(name.value()))
        .threads(THREADS)
        .pollUsingLockAndFetch(0.5, 1)
        .pollingInterval(Looks.SELDOM)
        .jdbcCustomization(new QuestionPicking(presence.id()));
  }

  @Override
  public void start() {
    running = true;
    scheduler.start();
    looks.start();
  }

  @Override
  public void stop() {
    running = false;
    looks.stop();
    scheduler.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
