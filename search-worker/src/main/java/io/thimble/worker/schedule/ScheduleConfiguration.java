package io.thimble.worker.schedule;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.task.Task;
import io.thimble.db.Database;
import io.thimble.db.migrate.SchemaVersion;
import io.thimble.worker.WorkerSettings;
import io.thimble.worker.trainer.Trainers;
import io.thimble.worker.trial.FinalScoring;
import io.thimble.worker.trial.SearchData;
import io.thimble.worker.trial.TrialRunner;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the worker together, all but its trainers. */
@Configuration(proxyBeanMethods = false)
public class ScheduleConfiguration {
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
  SearchData searchData(Database database, WorkerSettings settings) {
    return new SearchData(
        database.datasets(), settings.cacheFolder(), settings.featureCache().toBytes());
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
      Database database, SearchData data, Trainers trainers, WorkerSettings settings, Clock clock) {
    var finalScoring = new FinalScoring(database, data, trainers, settings.trainings());
    return new AdvanceTask(
            new AdvanceSearch(database, data, finalScoring, clock), database.changes(), clock)
        .task();
  }

  @Bean
  Task<Void> runTrial(
      Database database,
      SearchData data,
      Trainers trainers,
      WorkerSettings settings,
      WorkerName name,
      Clock clock) {
    var runner = new TrialRunner(database, data, trainers, settings.trainings());
    return new TrialTask(database, runner, name, settings.trainings(), clock).task();
  }

  /** The scheduler's name in the database says which worker holds a task. */
  @Bean
  DbSchedulerCustomizer schedulerName(WorkerName name) {
    return new DbSchedulerCustomizer() {
      @Override
      public Optional<SchedulerName> schedulerName() {
        return Optional.of(new SchedulerName.Fixed(name.value()));
      }
    };
  }
}
