package io.thimble.worker.soak;

import io.thimble.db.ParentWatch;
import io.thimble.worker.WorkerSettings;
import io.thimble.worker.schedule.ScheduleConfiguration;
import io.thimble.worker.trainer.Trainers;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The worker program with trainers that take no time. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties(WorkerSettings.class)
@Import(ScheduleConfiguration.class)
public class QuickWorker {
  /** Names the environment variable with the file to which reports are appended. */
  private static final String REPORTS_VARIABLE = "QUICK_WORKER_REPORTS";

  /** Names the environment variable with the milliseconds that an epoch takes; none unless set. */
  private static final String EPOCH_VARIABLE = "QUICK_WORKER_EPOCH_MILLIS";

  /** Starts the worker; it runs until it is killed. */
  public static void main(String[] arguments) {
    ParentWatch.start();
    SpringApplication.run(QuickWorker.class, arguments);
  }

  @Bean
  Trainers trainers() {
    var environment = System.getenv();
    return new HashTrainers(
        Reports.appendingTo(Path.of(environment.get(REPORTS_VARIABLE))),
        Duration.ofMillis(Long.parseLong(environment.getOrDefault(EPOCH_VARIABLE, "0"))));
  }
}
