package io.thimble.worker.fleet;

import io.thimble.db.ParentWatch;
import io.thimble.worker.WorkerSettings;
import io.thimble.worker.schedule.ScheduleConfiguration;
import io.thimble.worker.trainer.Trainers;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The worker program, but for its trainers. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties(WorkerSettings.class)
@Import(ScheduleConfiguration.class)
public class NoOpWorker {
  /** Starts the worker; it runs until it is killed. */
  public static void main(String[] arguments) {
    ParentWatch.start();
    SpringApplication.run(NoOpWorker.class, arguments);
  }

  @Bean
  Trainers trainers() {
    return new QuickTrainers();
  }
}
