package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import io.thimble.db.Database;
import io.thimble.db.QuestionChoice;
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

  /** Half of it is what an answer of an idle worker waits on average. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final Scheduler scheduler;
  private volatile boolean running;

  QuestionAnswering(
      DataSource source,
      Database database,
      Answers answers,
      WorkerName name,
      Presence presence,
      DbSchedulerProperties properties,
      Clock clock) {
    scheduler =
        Scheduler.create(source, new QuestionTask(database.questions(), answers, clock).task())
            .tableName(QuestionChoice.TABLE)
            .schedulerName(new SchedulerName.Fixed(name.value()))
            .threads(THREADS)
            .pollUsingLockAndFetch(0.5, 1)
            .pollingInterval(BETWEEN_LOOKS)
            .heartbeatInterval(properties.getHeartbeatInterval())
            .missedHeartbeatsLimit(properties.getMissedHeartbeatsLimit())
            .jdbcCustomization(new QuestionPicking(presence.id()))
            .shutdownMaxWait(LONGEST_STOP)
            .build();
  }

  @Override
  public void start() {
    running = true;
    scheduler.start();
  }

  @Override
  public void stop() {
    running = false;
    scheduler.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
