package io.thimble.worker.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a worker was told when it reported an epoch, a JSON line each. Each is one write to a file
 * that is open for appending, so that a killed worker leaves whole lines.
 */
final class Reports {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;
  private final long worker = ProcessHandle.current().pid();

  private Reports(Path file) {
    this.file = file;
  }

  static Reports appendingTo(Path file) {
    return new Reports(file);
  }

  /**
   * Notes one report.
   *
   * @param at when it was about to be sent
   * @param trial what the worker calls it, see {@code Supervisor.label()}
   * @param accepted whether the database took it
   */
  void add(Instant at, String trial, int epoch, boolean accepted) {
    var line = JSON.writeValueAsString(new Line("Reported", at, worker, trial, epoch, accepted));
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Line(
      String kind, Instant at, long worker, String trial, int epoch, boolean accepted) {}
}
