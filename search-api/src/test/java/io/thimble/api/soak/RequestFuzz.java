package io.thimble.api.soak;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Requests to every operation of an OpenAPI document: some right, most wrong in one place, some
 * wrong all over.
 */
final class RequestFuzz {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1e400",
          "2147483648",
          "9223372036854775808",
          "NaN",
          "null",
          "true",
          "nucleo-f446re",
          "00000000-0000-0000-0000-000000000000",
          "../../etc/passwd",
          "a/b",
          "%",
          "%00",
          "%2e%2e",
          "\u0000",
          "\ud83d",
          "'; drop table search; --",
          "<script>",
          "${jndi:x}",
          "\u202e",
          "x".repeat(300));

  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "true",
          "0",
          "\"\"",
          "[]",
          "{}",
          "{",
          "[[[[[[[[",
          "{\"a\":",
          "\u0000",
          "\ufeff{}",
          "{\"dataset\": \"tiny-words\", \"budget\": {\"flashBytes\": 1e308}}",
          "{\"dataset\": \"words\", \"budget\": {\"flashBytes\": 80000}, \"trials\": -1}",
          "{\"dataset\": {\"dataset\": [1]}, \"seed\": \"x\"}",
          "[" + "[".repeat(5_000) + "]".repeat(5_000) + "]",
          "{\"layers\": [{\"kind\": \"conv\", \"filters\": 2147483647}]}",
          "{\"name\": \"" + "n".repeat(70_000) + "\"}");

  private static final List<String> TYPES =
      List.of("application/json", "application/octet-stream", "text/plain", "", "a/b;c=\"", "*/*");

  private final List<Target> targets = new ArrayList<>();
  private final List<String> known;

  /**
   * Fuzzes what a document describes.
   *
   * @param known values that are right in some places, ids of searches for example
   */
  RequestFuzz(JsonNode document, List<String> known) {
    this.known = known;
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            targets.add(
                                Target.of(path.getKey(), method.getKey(), method.getValue()))));
  }

  /** One operation of the document. */
  record Target(String path, String method, List<String> parameters, List<String> headers) {
    static Target of(String path, String method, JsonNode operation) {
      var parameters = new ArrayList<String>();
      var headers = new ArrayList<String>();
      for (var parameter : operation.path("parameters")) {
        var name = parameter.get("name").asString();
        switch (parameter.get("in").asString()) {
          case "query" -> parameters.add(name);
          case "header" -> headers.add(name);
          default -> {}
        }
      }
      return new Target(path, method.toUpperCase(Locale.ROOT), parameters, headers);
    }
  }

  /**
   * A request.
   *
   * @param target path and query, encoded
   * @param body empty for none
   */
  record Shot(String method, String target, Map<String, String> headers, Optional<String> body) {}

  /** How many operations there are. */
  int operations() {
    return targets.size();
  }

  /** The next request. */
  Shot next(RandomGenerator random) {
    var target = pick(targets, random);
    var headers = new TreeMap<String, String>();
    for (var header : target.headers()) {
      if (random.nextBoolean()) {
        headers.put(header, printable(value(random)));
      }
    }
    var body = Optional.<String>empty();
    if (!target.method().equals("GET") && random.nextInt(4) > 0) {
      body = Optional.of(body(random));
      headers.put("Content-Type", pick(TYPES, random));
    }
    return new Shot(target.method(), path(target, random) + query(target, random), headers, body);
  }

  private String path(Target target, RandomGenerator random) {
    var path = target.path();
    for (int open = path.indexOf('{'); open >= 0; open = path.indexOf('{')) {
      path =
          path.substring(0, open) + encoded(value(random)) + path.substring(path.indexOf('}') + 1);
    }
    return path;
  }

  private String query(Target target, RandomGenerator random) {
    var query = new StringBuilder();
    for (var parameter : target.parameters()) {
      for (int i = random.nextInt(3); i > 0; i--) {
        query.append(query.isEmpty() ? '?' : '&').append(parameter).append('=');
        query.append(encoded(value(random)));
      }
    }
    return query.toString();
  }

  private String body(RandomGenerator random) {
    var body = new StringBuilder(pick(BODIES, random));
    for (int flips = random.nextInt(3); flips > 0 && !body.isEmpty(); flips--) {
      body.setCharAt(random.nextInt(body.length()), (char) random.nextInt(1, 0x300));
    }
    return body.toString();
  }

  private String value(RandomGenerator random) {
    return random.nextInt(3) == 0 ? pick(TEXTS, random) : pick(known, random);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What a client's library lets into a header. */
  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  private static <T> T pick(List<T> values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }
}
