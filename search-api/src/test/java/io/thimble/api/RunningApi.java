package io.thimble.api;

import io.thimble.db.Database;
import io.thimble.db.migrate.Migrate;
import io.thimble.db.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real program on a real PostgreSQL, one for all tests of a run. Tests share its database, so
 * each makes searches of its own and looks at those alone.
 *
 * @param folder of the database
 * @param postgres the server
 * @param program the API, listening on a free port
 * @param stores the database behind the API's back, where workers write
 * @param client without any cookie or redirect
 */
public record RunningApi(
    Path folder,
    EmbeddedDatabase postgres,
    ConfigurableApplicationContext program,
    Database stores,
    HttpClient client)
    implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Starts one that is not shared; close it. */
  public static RunningApi start() {
    try {
      var folder = Files.createTempDirectory("thimble-api");
      var postgres = EmbeddedDatabase.start(folder);
      Migrate.run(postgres.dataSource());
      var program =
          Api.start(
              "--thimble.port=0",
              "--thimble.event-poll=50ms",
              "--thimble.event-heartbeat=200ms",
              "--thimble.data.store=" + folder.resolve("archives"),
              "--thimble.db.url=" + postgres.jdbcUrl(),
              "--thimble.db.user=" + postgres.username(),
              "--thimble.db.password=" + postgres.password());
      var stores = Database.of(postgres.dataSource());
      return new RunningApi(folder, postgres, program, stores, HttpClient.newHttpClient());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For example {@code http://127.0.0.1:40123}. */
  public String address() {
    return "http://127.0.0.1:" + program.getEnvironment().getProperty("local.server.port");
  }

  /** A request to this path, to be finished by the test. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path)).timeout(PATIENCE);
  }

  /** The answer to a GET. */
  public HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  /** The answer to a POST of JSON. */
  public HttpResponse<String> post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /** The answer, its body as text. */
  public HttpResponse<String> send(HttpRequest request) {
    return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** The answer. */
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The body of an answer as JSON. */
  public static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  @Override
  public void close() throws IOException {
    client.shutdownNow();
    program.close();
    postgres.close();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Starts the program before the first test that asks for it. */
  public static final class Extension implements BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RunningApi.class);

    @Override
    public void beforeEach(ExtensionContext context) {
      Samples.datasets(running(context).stores());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RunningApi.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return running(context);
    }

    private static RunningApi running(ExtensionContext context) {
      return Objects.requireNonNull(
          context
              .getRoot()
              .getStore(NAMESPACE)
              .computeIfAbsent(RunningApi.class, _ -> start(), RunningApi.class));
    }
  }
}
