package io.thimble.worker.fleet;

import io.thimble.db.ParentWatch;
import io.thimble.db.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Processes of workers whose trials take no time. */
final class NoOpWorkers implements AutoCloseable {
  private final List<Process> processes = new ArrayList<>();

  /** Starts so many, on one database. */
  NoOpWorkers(int count, EmbeddedDatabase database, Path folder) throws IOException {
    for (int i = 0; i < count; i++) {
      processes.add(start(database, Files.createDirectories(folder.resolve("worker-" + i))));
    }
  }

  private static Process start(EmbeddedDatabase database, Path folder) throws IOException {
    var builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    NoOpWorker.class.getName()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    var environment = builder.environment();
    environment.put("THIMBLE_DB_URL", database.jdbcUrl());
    environment.put("THIMBLE_DB_USER", database.username());
    environment.put("THIMBLE_DB_PASSWORD", database.password());
    environment.put("THIMBLE_FOLDER", folder.toString());
    environment.put("THIMBLE_WORKER_THREADS", "2");
    environment.put(ParentWatch.PARENT_VARIABLE, Long.toString(ProcessHandle.current().pid()));
    return builder.start();
  }

  boolean allLive() {
    return processes.stream().allMatch(Process::isAlive);
  }

  /** Processor time of all of them. */
  Duration cpu() {
    return processes.stream()
        .map(process -> process.info().totalCpuDuration())
        .flatMap(Optional::stream)
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
