package io.thimble.api.page;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.thimble.api.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./thimble up} with a worker that trains, for those who look at its pages. */
final class RealService implements AutoCloseable {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path WORKER =
      HOME.resolve("search-worker/target/search-worker-0.1.0-SNAPSHOT.jar");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path output;
  private final String address;

  private RealService(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.address = "http://127.0.0.1:" + port;
  }

  /** Skips a test, with a loud word, where the worker was not built. */
  static void require() {
    if (!Files.exists(WORKER)) {
      System.err.printf("WARNING: %s is missing, so no real search is looked at.%n", WORKER);
    }
    assumeThat(WORKER).as("the packaged worker").exists();
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param folder for all that it writes
   * @param options more options of {@code up}
   */
  static RealService start(Path folder, String... options) {
    var output = folder.resolve("up.log");
    int port = freePort();
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--port",
                Integer.toString(port),
                "--folder",
                folder.resolve("data").toString()));
    command.addAll(List.of(options));
    try {
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("THIMBLE_HOME", HOME.toString());
      var service = new RealService(builder.start(), output, port);
      await()
          .atMost(Duration.ofMinutes(2))
          .alias("the service is ready")
          .until(() -> service.printed().contains("Thimble is ready"));
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For example {@code http://127.0.0.1:40123}. */
  String address() {
    return address;
  }

  /** Posts a search and tells its id. */
  String post(String spec) {
    var answer =
        send(
            HttpRequest.newBuilder(URI.create(address + "/api/v1/searches"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(spec))
                .build());
    return answer.get("id").asString();
  }

  /** What a path below {@code /api/v1} answers. */
  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(URI.create(address + "/api/v1" + path)).build());
  }

  /** Waits until a search has completed. */
  void awaitCompleted(String search, Duration most) {
    await()
        .atMost(most)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> get("/searches/" + search).get("state").asString().equals("completed"));
  }

  private JsonNode send(HttpRequest request) {
    try {
      return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroy();
    process.onExit().join();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
