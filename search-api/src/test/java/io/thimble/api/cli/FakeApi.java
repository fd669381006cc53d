package io.thimble.api.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A service that gives the answers it is told to, and remembers what it was asked. */
final class FakeApi implements AutoCloseable {
  private static final int BROKEN = -1;

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private final List<Headers> headers = Collections.synchronizedList(new ArrayList<>());
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  FakeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next answer to a request; the last one told is given again and again. */
  FakeApi on(String request, int status, String body) {
    return on(request, status, body.getBytes(StandardCharsets.UTF_8));
  }

  FakeApi on(String request, int status, byte[] body) {
    answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  /** The next answer to a request is none: the connection breaks after the request was read. */
  FakeApi breakOff(String request) {
    return on(request, BROKEN, new byte[0]);
  }

  /** The idempotency keys of all requests that had one, in the order of their arrival. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  /** The headers {@code Authorization} in the order of requests; empty where there was none. */
  List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  /** This header of all requests that had it, in the order of their arrival. */
  List<String> headers(String name) {
    return List.copyOf(headers).stream()
        .map(request -> request.getFirst(name))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Method, path and query below {@code /api/v1}, then the body if there was one. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().toString().replaceFirst("^/+api/v1", "");
      var request = exchange.getRequestMethod() + " " + path;
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      authorizations.add(
          Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
      asked.add(body.isEmpty() ? request : request + " " + body);
      headers.add(exchange.getRequestHeaders());
      var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      if (key != null) {
        keys.add(key);
      }
      var answer = next(request);
      if (answer.status() == BROKEN) {
        return;
      }
      // Zero would announce a body of unknown length.
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private synchronized Answer next(String request) {
    var told = answers.get(request);
    if (told == null) {
      var body = "{\"title\": \"There is nothing here\", \"detail\": \"%s\"}".formatted(request);
      return new Answer(404, body.getBytes(StandardCharsets.UTF_8));
    }
    return told.size() > 1 ? told.removeFirst() : told.getFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private record Answer(int status, byte[] body) {}
}
