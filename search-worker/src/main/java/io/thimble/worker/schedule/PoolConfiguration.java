package io.thimble.worker.schedule;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.thimble.db.setting.UnreachableDatabaseException;
import io.thimble.worker.PoolSettings;
import io.thimble.worker.WorkerSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives a worker its connections. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PoolSettings.class)
public class PoolConfiguration {
  /** A frozen process, or a machine that is gone, must not hold the lock of a search for ever. */
  private static final String NO_LOCK_OF_THE_FROZEN =
      "set idle_in_transaction_session_timeout = '10s'";

  /** Work on the database is short; of many workers' connections most would only be held. */
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

  @Bean
  HikariDataSource dataSource(PoolSettings settings, WorkerSettings worker, LoggingSystem logging) {
    var config = new HikariConfig();
    config.setPoolName("thimble-worker");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.most(worker.trainings()));
    config.setMinimumIdle(1);
    config.setIdleTimeout(LONGEST_IDLE.toMillis());
    config.setConnectionInitSql(NO_LOCK_OF_THE_FROZEN);
    try {
      var pool = new HikariDataSource(config);
      // It is quiet while it starts, as a failed start is told in one line.
      logging.setLogLevel(HikariPool.class.getName(), LogLevel.WARN);
      return pool;
    } catch (PoolInitializationException | IllegalArgumentException e) {
      throw new UnreachableDatabaseException(settings.url(), settings.user(), e);
    }
  }
}
