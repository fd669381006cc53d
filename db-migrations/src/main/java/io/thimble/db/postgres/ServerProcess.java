package io.thimble.db.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The server process that a data directory's {@code postmaster.pid} names. Its first line is the
 * process id and its third the start time in seconds since 1970 (PostgreSQL documentation, chapter
 * "Database File Layout"; {@code src/include/utils/pidfile.h}).
 */
final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  private ServerProcess() {}

  /** The live server of this data directory, if there is one. */
  static Optional<ProcessHandle> of(Path dataDirectory) throws IOException {
    var named = Named.read(dataDirectory);
    return named.isEmpty() ? Optional.empty() : named.get().process().filter(named.get()::isServer);
  }

  /**
   * Ends the server that outlived its killed owner. A file that names a dead server is left for
   * PostgreSQL to judge, which looks for orphaned workers first; a file whose process id went to a
   * stranger meanwhile is removed, for PostgreSQL would give up. Nothing committed is lost: the
   * next start recovers from the write-ahead log.
   */
  static void endLeftOver(Path dataDirectory) throws IOException {
    var named = Named.read(dataDirectory);
    if (named.isEmpty() || named.get().process().isEmpty()) {
      return;
    }
    var process = named.get().process().get();
    if (named.get().isServer(process)) {
      end(process);
    } else {
      Files.deleteIfExists(pidFile(dataDirectory));
    }
  }

  /** Waits until the process is gone, and kills it when that takes too long. */
  static void awaitEnd(ProcessHandle process) {
    awaitEnd(family(process));
  }

  private static void end(ProcessHandle server) {
    var family = family(server);
    // Asked politely, PostgreSQL waits for its clients; those that hang on are not waited for.
    server.destroy();
    awaitEnd(family);
  }

  private static void awaitEnd(List<ProcessHandle> family) {
    if (!gone(family)) {
      family.forEach(ProcessHandle::destroyForcibly);
      gone(family);
    }
  }

  private static List<ProcessHandle> family(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }

  private static boolean gone(List<ProcessHandle> processes) {
    try {
      CompletableFuture.allOf(
              processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Waiting for a process cannot fail.", e);
    }
  }

  private static Path pidFile(Path dataDirectory) {
    return dataDirectory.resolve("postmaster.pid");
  }

  /** What the file says. */
  private record Named(long id, Instant startedAt) {
    static Optional<Named> read(Path dataDirectory) throws IOException {
      var file = pidFile(dataDirectory);
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var lines = Files.readAllLines(file);
      return lines.size() < 3
          ? Optional.empty()
          : Optional.of(
              new Named(
                  Long.parseLong(lines.getFirst().strip()),
                  Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
    }

    Optional<ProcessHandle> process() {
      return ProcessHandle.of(id).filter(ProcessHandle::isAlive);
    }

    /** Process ids are used again, so the name and the time must agree as well. */
    boolean isServer(ProcessHandle process) {
      var info = process.info();
      return info.command()
              .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
              .orElse(true)
          && info.startInstant()
              .map(start -> Duration.between(start, startedAt).abs().compareTo(CLOCK_TOLERANCE) < 0)
              .orElse(true);
    }
  }
}
