package io.thimble.api.upgrade;

import static org.awaitility.Awaitility.await;

import io.thimble.api.soak.Child;
import io.thimble.db.Database;
import io.thimble.db.ParentWatch;
import io.thimble.db.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database, and programs of either generation on it, which share a folder as on one machine. */
final class Programs implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final Path folder;
  private final EmbeddedDatabase postgres;
  private final List<Child> children = new ArrayList<>();

  Programs(Path folder) {
    this.folder = folder;
    this.postgres = EmbeddedDatabase.start(folder.resolve("postgres"));
  }

  /** The stores, once the schema is the newest. */
  Database stores() {
    return Database.of(postgres.dataSource());
  }

  /** Runs a generation's migrate and tells what it printed. */
  String migrate(Generation generation) throws InterruptedException {
    var child =
        start(generation, generation.api(), "io.thimble.db.migrate.Migrate", "migrate", Map.of());
    if (child.awaitEnd() != 0) {
      throw new AssertionError(child.printed());
    }
    return child.printed().lines().reduce("", (_, last) -> last);
  }

  ServedApi api(Generation generation) {
    int port = freePort();
    var child =
        start(
            generation,
            generation.api(),
            "io.thimble.api.Api",
            "api",
            // An answer that does not come need not be waited for.
            Map.of("THIMBLE_PORT", Integer.toString(port), "THIMBLE_QUESTIONS_PATIENCE", "5s"));
    var api = new ServedApi(child, port);
    api.awaitReady();
    return api;
  }

  /** A worker that trains one trial at a time. */
  Child worker(Generation generation) {
    var child =
        start(
            generation,
            generation.worker(),
            "io.thimble.worker.Worker",
            "worker",
            Map.of("THIMBLE_WORKER_THREADS", "1"));
    await()
        .atMost(START)
        .alias("the worker of " + generation.name() + " is ready")
        .until(() -> child.printed().contains("Started Worker"));
    return child;
  }

  private Child start(
      Generation generation,
      String classPath,
      String main,
      String name,
      Map<String, String> settings) {
    var environment = new HashMap<>(settings);
    environment.put("THIMBLE_DB_URL", postgres.jdbcUrl());
    environment.put("THIMBLE_DB_USER", postgres.username());
    environment.put("THIMBLE_DB_PASSWORD", postgres.password());
    environment.put("THIMBLE_FOLDER", folder.toString());
    environment.put(ParentWatch.PARENT_VARIABLE, Long.toString(ProcessHandle.current().pid()));
    var log = "%s-%s-%d.log".formatted(name, generation.name(), children.size());
    var child = Child.start(classPath, main, List.of(), environment, folder.resolve(log));
    children.add(child);
    return child;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    children.forEach(Child::close);
    postgres.close();
  }
}
