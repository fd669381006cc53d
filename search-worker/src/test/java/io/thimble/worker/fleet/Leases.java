package io.thimble.worker.fleet;

import io.thimble.worker.schedule.SimulatedWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;

/** The lease that the worker program ships with, read where it reads it. */
final class Leases {
  private Leases() {}

  /** With another heartbeat, for a death that is found sooner. */
  static SimulatedWorker.Lease ofProgram(Duration heartbeat) {
    var properties = new Properties();
    try (var file = Leases.class.getResourceAsStream("/application.properties")) {
      properties.load(Objects.requireNonNull(file, "the worker's properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SimulatedWorker.Lease(
        heartbeat,
        Integer.parseInt(properties.getProperty("db-scheduler.missed-heartbeats-limit")));
  }
}
