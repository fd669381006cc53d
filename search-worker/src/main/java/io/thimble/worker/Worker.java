package io.thimble.worker;

import io.thimble.db.ParentWatch;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.InvalidDeviceFileException;
import io.thimble.worker.management.ManagementConfiguration;
import io.thimble.worker.schedule.ScheduleConfiguration;
import io.thimble.worker.schedule.TrainerConfiguration;
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
  /** Starts the worker; it runs until it is asked to stop. */
  public static void main(String[] arguments) {
    ParentWatch.start();
    try {
      // A wrong device file stops the start, not the first trial.
      Devices.catalogue();
    } catch (InvalidDeviceFileException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    SpringApplication.run(Worker.class, arguments);
  }
}
