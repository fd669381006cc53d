package io.thimble.worker;

import io.thimble.db.ParentWatch;
import io.thimble.db.setting.GivenSettings;
import io.thimble.db.setting.ReadBy;
import io.thimble.db.setting.StartFailure;
import io.thimble.hw.device.Devices;
import io.thimble.worker.management.ManagementConfiguration;
import io.thimble.worker.schedule.ScheduleConfiguration;
import io.thimble.worker.schedule.TrainerConfiguration;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The worker program. Any number of them may run against one database. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties(WorkerSettings.class)
@Import({ScheduleConfiguration.class, TrainerConfiguration.class, ManagementConfiguration.class})
public class Worker {
  /** Runs until it is asked to stop; exits with 1 and one line when it cannot start. */
  public static void main(String[] arguments) {
    ParentWatch.start();
    var environment = System.getenv();
    var unknown = GivenSettings.unknown(environment);
    try {
      GivenSettings.of(ReadBy.WORKER, environment);
      // A wrong device file stops the start, not the first trial.
      Devices.catalogue();
      SpringApplication.run(Worker.class, arguments);
      unknown.forEach(LoggerFactory.getLogger(Worker.class)::warn);
    } catch (RuntimeException e) {
      System.err.println(StartFailure.explain(e, cause -> Optional.empty()));
      unknown.forEach(System.err::println);
      System.exit(1);
    }
  }
}
