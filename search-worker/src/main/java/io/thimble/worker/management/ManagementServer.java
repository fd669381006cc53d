package io.thimble.worker.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.thimble.db.setting.StartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Answers probes and scrapes, on the same paths as the API does. The JDK's own server is enough for
 * three pages that nobody but machines reads.
 */
final class ManagementServer implements SmartLifecycle {
  private static final String UP = "{\"status\":\"UP\"}";
  private static final String DOWN = "{\"status\":\"DOWN\"}";
  private static final String JSON = "application/json";

  /** The text format of Prometheus, 0.0.4. */
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

  private final ManagementSettings settings;
  private final Supplier<String> metrics;
  private final BooleanSupplier ready;
  private @Nullable HttpServer server;

  /**
   * Does not listen yet.
   *
   * @param metrics in the text format of Prometheus
   * @param ready whether the worker takes work
   */
  ManagementServer(ManagementSettings settings, Supplier<String> metrics, BooleanSupplier ready) {
    this.settings = settings;
    this.metrics = metrics;
    this.ready = ready;
  }

  @Override
  public synchronized void start() {
    if (settings.port() == 0) {
      return;
    }
    var address = new InetSocketAddress(settings.address(), settings.port());
    try {
      var starting = HttpServer.create(address, 0);
      starting.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      starting.createContext(
          "/actuator/health/liveness", exchange -> answer(exchange, 200, JSON, UP));
      starting.createContext("/actuator/health/readiness", this::readiness);
      starting.createContext(
          "/actuator/prometheus", exchange -> answer(exchange, 200, METRICS, metrics.get()));
      starting.start();
      server = starting;
    } catch (IOException e) {
      throw new StartException(
          "The worker cannot be watched on %s:%d (%s). Maybe another worker uses THIMBLE_MANAGEMENT_PORT, or THIMBLE_MANAGEMENT_ADDRESS is not an address of this machine."
              .formatted(settings.address(), settings.port(), e.getMessage()));
    }
  }

  private void readiness(HttpExchange exchange) throws IOException {
    if (ready.getAsBoolean()) {
      answer(exchange, 200, JSON, UP);
    } else {
      answer(exchange, 503, JSON, DOWN);
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public synchronized void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return server != null;
  }
}
