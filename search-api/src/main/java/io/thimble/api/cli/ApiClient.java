package io.thimble.api.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP with the API; every failure becomes a {@link CommandFailure}. */
final class ApiClient implements AutoCloseable {
  static final String ROOT = "/api/v1";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
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

  /** Posts JSON, or nothing when it is empty, and returns the answer as it came. */
  String post(String path, String json) {
    var request = request(path).header("Content-Type", "application/json");
    return text(send(request.POST(BodyPublishers.ofString(json)).build()));
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
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private byte[] send(HttpRequest request) {
    try {
      return accepted(request, http.send(request, BodyHandlers.ofByteArray()));
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
