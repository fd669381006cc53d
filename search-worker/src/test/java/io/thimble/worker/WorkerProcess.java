package io.thimble.worker;

import io.thimble.db.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real worker program, or one of its commands, in a process of its own. */
final class WorkerProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target/search-worker-0.1.0-SNAPSHOT.jar");

  private final Process process;
  private final Path log;

  private WorkerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a worker whose death is noticed after a few seconds instead of a minute. */
  static WorkerProcess start(
      EmbeddedDatabase database, Path folder, String name, Map<String, String> settings) {
    var builder =
        new ProcessBuilder(
            java(
                "io.thimble.worker.Worker",
                "--db-scheduler.heartbeat-interval=1s",
                "--db-scheduler.missed-heartbeats-limit=8"));
    builder.environment().put("THIMBLE_DB_URL", database.jdbcUrl());
    builder.environment().put("THIMBLE_DB_USER", database.username());
    builder.environment().put("THIMBLE_DB_PASSWORD", database.password());
    builder.environment().put("THIMBLE_FOLDER", folder.toString());
    builder.environment().put("THIMBLE_WORKER_THREADS", "2");
    builder.environment().put("THIMBLE_DATA_PRIVATE", "true");
    builder.environment().putAll(settings);
    return start(builder, folder.resolve(name + ".log"));
  }

  /** Runs a command of the worker to its end and gives what it printed. */
  static String command(Path folder, String... arguments) throws InterruptedException {
    var words = new ArrayList<>(java("io.thimble.worker.command.Main"));
    words.addAll(List.of(arguments));
    try (var command = start(new ProcessBuilder(words), folder.resolve("command.log"))) {
      int exitCode = command.process.waitFor();
      if (exitCode != 0) {
        throw new AssertionError("Exit code %d: %s".formatted(exitCode, command.printed()));
      }
      return command.printed();
    }
  }

  private static WorkerProcess start(ProcessBuilder builder, Path log) {
    try {
      return new WorkerProcess(
          builder.redirectErrorStream(false).redirectOutput(log.toFile()).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words that start a program of the worker. */
  static List<String> java(String main, String... arguments) {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                JAR.toString(),
                main));
    words.addAll(List.of(arguments));
    return words;
  }

  String printed() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long processId() {
    return process.pid();
  }

  /** The trainers that it has started. */
  List<ProcessHandle> children() {
    return process.children().filter(ProcessHandle::isAlive).toList();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** What {@code kill} does; waits for the end. */
  boolean stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
