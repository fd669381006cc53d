package io.thimble.api.artifact;

import io.thimble.api.Settings;
import io.thimble.db.artifact.ArtifactStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** Lets files of trials go, once an hour. Any number of servers may do so at the same time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ArtifactRetention {
  private static final Logger LOG = LoggerFactory.getLogger(ArtifactRetention.class);

  private final ArtifactStore store;
  private final int days;

  ArtifactRetention(ArtifactStore store, Settings settings) {
    this.store = store;
    this.days = settings.artifact().days();
  }

  @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void letGo() {
    if (days == 0) {
      return;
    }
    try {
      var trials = store.letGo(Duration.ofDays(days));
      LOG.info("Files of {} trials are let go, {} days after their searches", trials, days);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("No files are let go this time: {}", e.getMessage());
    }
  }
}
