package io.thimble.api.soak;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The packaged API in a process of its own, which is killed and started again on the same port. */
final class ApiUnderTest implements AutoCloseable {
  private static final String JAR = "target/search-api-0.1.0-SNAPSHOT.jar";
  private static final String EVENTS = "text/event-stream";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> environment;
  private final Path output;
  private final int port = freePort();
  private volatile Child process;

  ApiUnderTest(Map<String, String> environment, Path output) {
    this.environment = environment;
    this.output = output;
    process = start();
  }

  private Child start() {
    return Child.start(
        JAR, "io.thimble.api.Api", List.of("--thimble.port=" + port), environment, output);
  }

  void awaitReady() {
    await()
        .atMost(PATIENCE)
        .alias(process.printed())
        .ignoreExceptions()
        .until(() -> client.send(ready(), BodyHandlers.discarding()).statusCode() == 200);
  }

  ProcessHandle process() {
    return process.handle();
  }

  /** Kills it, and starts it again at once. */
  void killAndStart() throws InterruptedException {
    process.kill();
    process = start();
  }

  /** The answer to a POST of a spec under a key. */
  HttpResponse<String> post(String spec, String key) throws IOException, InterruptedException {
    return client.send(
        request("/api/v1/searches")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(spec))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest ready() {
    return request("/actuator/health/readiness").build();
  }

  /** The status of an answer, whose body arrived whole; a stream of events alone has no end. */
  int status(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.send(request, BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      if (!answer.headers().firstValue("Content-Type").orElse("").startsWith(EVENTS)) {
        body.transferTo(OutputStream.nullOutputStream());
      }
    }
    return answer.statusCode();
  }

  /** A request to this path, to be finished by the test. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(ANSWER);
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
    client.shutdownNow();
    process.close();
  }
}
