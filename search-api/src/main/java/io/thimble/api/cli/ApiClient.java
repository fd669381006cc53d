package io.thimble.api.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP with the API; every failure becomes a {@link CommandFailure}. */
final class ApiClient implements AutoCloseable {
  static final String ROOT = "/api/v1";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

  /** Spring Boot's answer while a part that the service needs is away. */
  private static final int UNHEALTHY = 503;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI server;
  private final @Nullable String token;
  private final HttpClient http;

  /**
   * For the service at this address.
   *
   * @param token who asks; null where nobody wants to know
   */
  ApiClient(URI server, @Nullable String token) {
    this.server = server;
    this.token = token;
    this.http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  }

  URI server() {
    return server;
  }

  /** The JSON at a path below {@link #ROOT}, as it came. */
  String getText(String path) {
    return text(send(request(path).GET().build()));
  }

  /** The JSON at a path below {@link #ROOT}, read. */
  <T> T get(String path, Class<T> type) {
    return read(getText(path), type);
  }

  /** The bytes at a path below {@link #ROOT}. */
  byte[] getBytes(String path) {
    return send(request(path).GET().build());
  }

  /** The JSON at a path below {@link #ROOT}, as a tree. */
  JsonNode tree(String path) {
    return parse(getText(path));
  }

  /** An answer as a tree. */
  JsonNode parse(String json) {
    return read(json, JsonNode.class);
  }

  /** Posts JSON, or nothing when it is empty, and returns the answer as it came. */
  String post(String path, String json) {
    return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Posts bytes of this type and returns the answer as it came. */
  String post(String path, String contentType, byte[] body) {
    var request = request(path).header("Content-Type", contentType);
    return text(send(request.POST(BodyPublishers.ofByteArray(body)).build()));
  }

  /** Sends a JSON merge patch and returns the answer as it came. */
  String patch(String path, String json) {
    var request = request(path).header("Content-Type", "application/merge-patch+json");
    return text(send(request.method("PATCH", BodyPublishers.ofString(json)).build()));
  }

  /** Sends a piece of an upload that belongs at this offset. */
  String put(String path, long offsetBytes, byte[] piece) {
    var request =
        request(path)
            .header("Content-Type", "application/octet-stream")
            .header("Upload-Offset", Long.toString(offsetBytes));
    return text(send(request.PUT(BodyPublishers.ofByteArray(piece)).build()));
  }

  /** Deletes what is there, and returns the answer as it came; it may be empty. */
  String delete(String path) {
    return text(send(request(path).DELETE().build()));
  }

  /**
   * Opens a stream of events that begins after the last one seen. Its lines come as the service
   * sends them, for as long as it likes.
   *
   * @return empty when nothing will come any more
   */
  Optional<Stream<String>> events(String path, long lastEvent) {
    var request =
        HttpRequest.newBuilder(server.resolve(ROOT + path))
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", Long.toString(lastEvent));
    authorize(request);
    var response = exchange(request.GET().build(), BodyHandlers.ofLines());
    return switch (response.statusCode()) {
      case 200 -> Optional.of(response.body());
      case 204 -> Optional.empty();
      case 429, 502, 503, 504 -> {
        var passing =
            ProblemText.failure(
                response.uri(),
                response.statusCode(),
                response.body().collect(Collectors.joining("\n")));
        throw new CommandFailure(ExitCodes.UNREACHABLE, String.valueOf(passing.getMessage()));
      }
      default ->
          throw ProblemText.failure(
              response.uri(),
              response.statusCode(),
              response.body().collect(Collectors.joining("\n")));
    };
  }

  /** What the service says of its own health, well or not, as it came. */
  String health() {
    var request =
        HttpRequest.newBuilder(server.resolve("/actuator/health")).timeout(ANSWER_TIMEOUT).GET();
    authorize(request);
    var response = exchange(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != 200 && response.statusCode() != UNHEALTHY) {
      throw ProblemText.failure(response.uri(), response.statusCode(), response.body());
    }
    return response.body();
  }

  /**
   * Posts JSON under a key of its own, and again under the same key when the connection breaks, so
   * that the service does once what is asked for here.
   */
  String postOnce(String path, String json) {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(json))
            .build();
    var repetition = new Repetition();
    while (true) {
      try {
        var response = http.send(request, BodyHandlers.ofByteArray());
        if (!repetition.isDueAfter(response.statusCode())) {
          return text(accepted(request, response));
        }
      } catch (IOException broken) {
        if (!repetition.isDueAfter(broken)) {
          throw unreachable(broken);
        }
      } catch (InterruptedException interrupted) {
        throw CommandFailure.interrupted(interrupted);
      }
      repetition.pause();
    }
  }

  /** Whether the service says that it is ready; false as well while nobody answers. */
  boolean isReady() {
    var request =
        HttpRequest.newBuilder(server.resolve("/actuator/health/readiness"))
            .timeout(CONNECT_TIMEOUT)
            .GET()
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      throw CommandFailure.interrupted(interrupted);
    }
  }

  <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JacksonException unexpected) {
      throw CommandFailure.failed(
          "The answer of %s cannot be read: %s. Maybe another service is there, or one of another version."
              .formatted(server, unexpected.getOriginalMessage()),
          unexpected);
    }
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(server.resolve(ROOT + path)).timeout(ANSWER_TIMEOUT);
    authorize(request);
    return request;
  }

  private void authorize(HttpRequest.Builder request) {
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
  }

  private byte[] send(HttpRequest request) {
    return accepted(request, exchange(request, BodyHandlers.ofByteArray()));
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException broken) {
      throw unreachable(broken);
    } catch (InterruptedException interrupted) {
      throw CommandFailure.interrupted(interrupted);
    }
  }

  private static byte[] accepted(HttpRequest request, HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 != 2) {
      throw ProblemText.failure(request.uri(), response.statusCode(), text(response.body()));
    }
    return response.body();
  }

  private CommandFailure unreachable(IOException cause) {
    var why =
        switch (cause) {
          case HttpTimeoutException _ -> "it does not answer in time";
          case IOException broken when broken.getMessage() != null -> broken.getMessage();
          case IOException _ -> "the connection is refused";
        };
    return CommandFailure.unreachable(
        "No service can be reached at %s: %s. Maybe start one with ./thimble up, or name another with --server."
            .formatted(server, why),
        cause);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
