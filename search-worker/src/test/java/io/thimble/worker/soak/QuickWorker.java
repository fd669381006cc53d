package io.thimble.worker.soak;

import io.thimble.db.ParentWatch;
import io.thimble.worker.WorkerSettings;
import io.thimble.worker.schedule.ScheduleConfiguration;
import io.thimble.worker.trainer.Trainers;
import java.nio.file.Path;
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

  /** Starts the worker; it runs until it is killed. */
  public static void main(String[] arguments) {
    ParentWatch.start();
    SpringApplication.run(QuickWorker.class, arguments);
  }

  @Bean
  Trainers trainers() {
    return new HashTrainers(Reports.appendingTo(Path.of(System.getenv(REPORTS_VARIABLE))));
  }
}
