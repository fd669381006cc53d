package io.thimble.api;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.thimble.db.Database;
import io.thimble.db.allowance.AllowanceStore;
import io.thimble.db.archive.ArchiveFiles;
import io.thimble.db.archive.s3.ArchiveStores;
import io.thimble.db.archive.s3.S3Access;
import io.thimble.db.artifact.ArtifactStore;
import io.thimble.db.audit.AuditStore;
import io.thimble.db.course.CourseStore;
import io.thimble.db.dataset.DatasetStore;
import io.thimble.db.event.EventStore;
import io.thimble.db.idempotency.IdempotencyStore;
import io.thimble.db.imports.ImportStore;
import io.thimble.db.log.TrialLogStore;
import io.thimble.db.migrate.SchemaVersion;
import io.thimble.db.question.QuestionStore;
import io.thimble.db.search.SearchChanges;
import io.thimble.db.search.SearchStore;
import io.thimble.db.search.SearchSummaries;
import io.thimble.db.setting.UnreachableDatabaseException;
import io.thimble.db.token.TokenStore;
import io.thimble.db.trial.TrialPages;
import io.thimble.db.trial.TrialReportStore;
import io.thimble.db.trial.TrialStore;
import io.thimble.db.work.WorkStore;
import io.thimble.db.worker.WorkerStore;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The stores, on a database whose schema is already there. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
  private static final long CONNECT_TIMEOUT_MILLIS = 5_000;

  /** A frozen process, or a machine that is gone, must not hold the lock of a search for ever. */
  private static final String NO_LOCK_OF_THE_FROZEN =
      "set idle_in_transaction_session_timeout = '10s'";

  @Bean
  HikariDataSource dataSource(Settings settings) {
    var config = new HikariConfig();
    config.setPoolName("thimble-api");
    config.setJdbcUrl(settings.db().url());
    config.setUsername(settings.db().user());
    config.setPassword(settings.db().password());
    config.setMaximumPoolSize(settings.db().connections());
    config.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
    config.setConnectionInitSql(NO_LOCK_OF_THE_FROZEN);
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException | IllegalArgumentException e) {
      throw new UnreachableDatabaseException(settings.db().url(), settings.db().user(), e);
    }
  }

  @Bean
  Database database(DataSource dataSource) {
    SchemaVersion.require(dataSource);
    return Database.of(dataSource);
  }

  @Bean
  SearchStore searchStore(Database database) {
    return database.searches();
  }

  @Bean
  TrialStore trialStore(Database database) {
    return database.trials();
  }

  @Bean
  EventStore eventStore(Database database) {
    return database.events();
  }

  @Bean
  DatasetStore datasetStore(Database database) {
    return database.datasets();
  }

  @Bean
  ArtifactStore artifactStore(Database database) {
    return database.artifacts();
  }

  @Bean
  IdempotencyStore idempotencyStore(Database database) {
    return database.idempotency();
  }

  @Bean
  TokenStore tokenStore(Database database) {
    return database.tokens();
  }

  @Bean
  AuditStore auditStore(Database database) {
    return database.audit();
  }

  @Bean
  SearchChanges searchChanges(Database database) {
    return database.changes();
  }

  @Bean
  SearchSummaries searchSummaries(Database database) {
    return database.summaries();
  }

  @Bean
  TrialPages trialPages(Database database) {
    return database.pages();
  }

  @Bean
  WorkerStore workerStore(Database database) {
    return database.workers();
  }

  @Bean
  WorkStore workStore(Database database) {
    return database.work();
  }

  @Bean
  TrialLogStore trialLogStore(Database database) {
    return database.trialLog();
  }

  @Bean
  TrialReportStore trialReportStore(Database database) {
    return database.reports();
  }

  @Bean
  AllowanceStore allowanceStore(Database database) {
    return database.allowances();
  }

  @Bean
  ImportStore importStore(Database database) {
    return database.imports();
  }

  @Bean
  CourseStore courseStore(Database database) {
    return database.course();
  }

  @Bean
  QuestionStore questionStore(Database database) {
    return database.questions();
  }

  @Bean
  ArchiveFiles archiveFiles(DataSettings settings, Environment environment) {
    var access = S3Access.of(setting -> environment.getProperty(setting.property()));
    return ArchiveStores.open(settings.store(), access);
  }
}
