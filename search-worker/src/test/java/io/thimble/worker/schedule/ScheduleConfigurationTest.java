package io.thimble.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import io.thimble.db.Database;
import io.thimble.db.worker.Capabilities;
import io.thimble.worker.AwayDataSource;
import io.thimble.worker.WorkerSettings;
import io.thimble.worker.pace.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ScheduleConfigurationTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 60, 3_600})
  void schedulerWaitsLongerThanTrainingsMayDrain(int seconds) throws Exception {
    var drain = Duration.ofSeconds(seconds);
    var size = DataSize.ofGigabytes(1);
    var settings = new WorkerSettings(folder, "", 1, size, size, drain);
    var name = new WorkerName("worker");
    var properties = new DbSchedulerProperties();
    var workers = Database.of(new AwayDataSource().source()).workers();

    try (var presence =
        new Presence(
            workers,
            UUID.randomUUID(),
            name,
            () -> Capabilities.of(1, 0, 1, Set.of()),
            new Pace())) {
      var unused =
          new ScheduleConfiguration()
              .scheduling(properties, settings, name, presence, new Places(1));
    }

    assertThat(properties.getShutdownMaxWait())
        .isBetween(drain.plusSeconds(10), drain.plusSeconds(30));
  }
}
