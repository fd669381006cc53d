package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import io.thimble.db.Database;
import io.thimble.db.migrate.SchemaVersion;
import io.thimble.worker.WorkerSettings;
import io.thimble.worker.archive.LocalCopies;
import io.thimble.worker.pace.Pace;
import io.thimble.worker.pace.Pace.Asked;
import io.thimble.worker.question.Answers;
import io.thimble.worker.trace.TraceConfiguration;
import io.thimble.worker.trace.Traces;
import io.thimble.worker.trainer.Trainers;
import io.thimble.worker.trial.FinalScoring;
import io.thimble.worker.trial.SearchData;
import io.thimble.worker.trial.TrialRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the worker together, all but its trainers. */
@Configuration(proxyBeanMethods = false)
@Import({PoolConfiguration.class, ImportConfiguration.class, TraceConfiguration.class})
public class ScheduleConfiguration {
  /** Tasks beside trainings at once, so that searches advance while every place trains. */
  static final int OTHER_TASKS = 2;

  /** What a training takes beyond its epoch until it is put back; the other tasks end sooner. */
  private static final Duration AFTER_DRAINING = Duration.ofSeconds(15);

  @Bean
  Database database(DataSource dataSource) {
    SchemaVersion.require(dataSource);
    return Database.of(dataSource);
  }

  @Bean
  WorkerName workerName() {
    return WorkerName.ofThisProcess();
  }

  @Bean
  SearchData searchData(Database database, WorkerSettings settings, LocalCopies copies) {
    return new SearchData(
        database.datasets(), settings.cacheFolder(), settings.featureCache().toBytes(), copies);
  }

  @Bean
  DatasetRegistry datasetRegistry(Database database, WorkerSettings settings, Clock clock) {
    var registry = new DatasetRegistry(database.datasets(), settings.cacheFolder(), clock);
    registry.register(settings.datasetFolders());
    return registry;
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Task<Void> advanceSearch(
      Database database,
      SearchData data,
      Trainers trainers,
      WorkerSettings settings,
      Clock clock,
      Traces traces) {
    var finalScoring = new FinalScoring(database, data, trainers, settings.trainings(), traces);
    var advance = new AdvanceSearch(database, data, finalScoring, clock, traces);
    return new AdvanceTask(advance, database.changes(), clock).task();
  }

  @Bean
  Pace pace() {
    return new Pace();
  }

  @Bean
  Looks looks(Scheduler scheduler, Pace pace) {
    return new Looks(scheduler, pace, Asked.TASKS);
  }

  @Bean
  Places places(WorkerSettings settings) {
    return new Places(settings.trainings());
  }

  @Bean
  Task<Void> runTrial(
      Database database,
      SearchData data,
      Trainers trainers,
      WorkerSettings settings,
      WorkerName name,
      Places places,
      Clock clock,
      Traces traces,
      Pace pace) {
    var runner =
        new TrialRunner(
            database, data, trainers, settings.trainings(), settings.drain(), traces, pace);
    return new TrialTask(database, runner, name, places, clock).task();
  }

  @Bean
  Presence presence(
      Database database,
      WorkerName name,
      WorkerSettings settings,
      DatasetRegistry registry,
      Pace pace) {
    return new Presence(
        database.workers(),
        UUID.randomUUID(),
        name,
        () -> settings.capabilities(registry.seen()),
        pace);
  }

  /** As it depends on the presence, it is stopped before that. */
  @Bean
  QuestionAnswering questionAnswering(
      DataSource dataSource,
      Database database,
      SearchData data,
      WorkerName name,
      Presence presence,
      DbSchedulerProperties properties,
      Clock clock,
      Pace pace) {
    var answers = new Answers(database, data, name.value());
    return new QuestionAnswering(
        dataSource, database, answers, name, presence, properties, clock, pace);
  }

  /**
   * How db-scheduler picks tasks, and under which name. As it depends on the presence, that is
   * closed after the scheduler.
   */
  @Bean
  DbSchedulerCustomizer scheduling(
      DbSchedulerProperties properties,
      WorkerSettings settings,
      WorkerName name,
      Presence presence,
      Places places) {
    properties.setThreads(settings.trainings() + OTHER_TASKS);
    properties.setPollingInterval(Looks.SELDOM);
    properties.setShutdownMaxWait(settings.drain().plus(AFTER_DRAINING));
    return new DbSchedulerCustomizer() {
      @Override
      public Optional<SchedulerName> schedulerName() {
        return Optional.of(new SchedulerName.Fixed(name.value()));
      }

      @Override
      public Optional<JdbcCustomization> jdbcCustomization() {
        return Optional.of(new FairPicking(presence.id(), places));
      }
    };
  }
}
