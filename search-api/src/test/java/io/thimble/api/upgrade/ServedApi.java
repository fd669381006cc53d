package io.thimble.api.upgrade;

import static org.awaitility.Awaitility.await;

import io.thimble.api.soak.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An API that runs, of either generation. */
record ServedApi(Child process, int port, HttpClient client) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = JsonMapper.shared();

  ServedApi(Child process, int port) {
    this(process, port, HttpClient.newHttpClient());
  }

  void awaitReady() {
    await()
        .atMost(PATIENCE)
        .alias("ready: " + process.printed())
        .ignoreExceptions()
        .until(() -> status("/actuator/health/readiness") == 200);
  }

  int status(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.discarding()).statusCode();
  }

  /** What a path below {@code /api/v1} answers, which must be 200. */
  JsonNode get(String path) {
    var answer = send(request("/api/v1" + path).build());
    if (answer.statusCode() != 200) {
      throw new AssertionError("%s was answered %s".formatted(path, answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  /** Posts a search and tells its id. */
  String post(String spec) {
    var answer =
        send(
            request("/api/v1/searches")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(spec))
                .build());
    if (answer.statusCode() != 202) {
      throw new AssertionError(answer.body());
    }
    return JSON.readTree(answer.body()).get("id").asString();
  }

  /** Has a trial's file hear a recording. */
  HttpResponse<String> hear(String search, int trial, byte[] recording) {
    return send(
        request("/api/v1/searches/%s/trials/%d/hearings".formatted(search, trial))
            .header("Content-Type", "audio/wav")
            .POST(BodyPublishers.ofByteArray(recording))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(40));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.close();
  }
}
