package io.thimble.worker.replay.served;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running API. */
public final class Service implements AutoCloseable {
  private static final String ROOT = "/api/v1";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI server;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /**
   * The API of a server.
   *
   * @param server for example {@code http://127.0.0.1:8080}
   */
  public Service(URI server) {
    this.server = server;
  }

  /**
   * The JSON at a path below {@code /api/v1}.
   *
   * @throws ServiceException when there is none
   */
  JsonNode get(String path) {
    var request = HttpRequest.newBuilder(server.resolve(ROOT + path)).timeout(TIMEOUT).build();
    var response = send(request);
    if (response.statusCode() != 200) {
      throw new ServiceException(
          "%s answers %d to %s. Maybe the search's id is another one; ./thimble status lists them."
              .formatted(server, response.statusCode(), request.uri().getPath()));
    }
    return JsonMapper.shared().readTree(response.body());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new ServiceException(
          "No service can be reached at %s. Maybe start one with ./thimble up, or name another with --server."
              .formatted(server),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceException("Interrupted while waiting for %s.".formatted(server), e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
