package io.thimble.api.soak;

import io.thimble.api.soak.DescribedOperation.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to an operation.
 *
 * @param target path and query, encoded
 * @param body empty for none
 */
record Shot(
    DescribedOperation operation,
    String target,
    Map<String, String> headers,
    Optional<byte[]> body) {
  private static final int SHOWN_CHARACTERS = 2_000;

  @Override
  public String toString() {
    var text = body.map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).orElse("no body");
    return "%s %s %s, %d characters: %s"
        .formatted(
            operation.method(),
            target,
            headers,
            text.length(),
            text.substring(0, Math.min(text.length(), SHOWN_CHARACTERS)));
  }

  /** One that grows. */
  static final class Draft {
    private final DescribedOperation operation;
    private String path;
    private String query = "";
    private final Map<String, String> headers = new TreeMap<>();
    private Optional<byte[]> body = Optional.empty();

    Draft(DescribedOperation operation) {
      this.operation = operation;
      path = operation.path();
    }

    /** Gives a parameter a value; in a query it may have several. */
    void put(Parameter parameter, String value) {
      switch (parameter.place()) {
        case PATH -> path = path.replace("{" + parameter.name() + "}", encoded(value));
        case QUERY ->
            query += (query.isEmpty() ? "?" : "&") + parameter.name() + "=" + encoded(value);
        case HEADER -> header(parameter.name(), value);
      }
    }

    void header(String name, String value) {
      headers.put(name, printable(value));
    }

    void body(String type, byte[] bytes) {
      header("Content-Type", type);
      body = Optional.of(bytes);
    }

    Shot finished() {
      return new Shot(operation, path + query, headers, body);
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What a client's library lets into a header. */
    private static String printable(String text) {
      return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
  }
}
