package io.thimble.api.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the part of an address that people name. */
final class Addresses {
  private Addresses() {}

  /** The text as one segment of a path, or one value of a query. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The query of a path; each parameter with a value, in their order. */
  static final class Query {
    private final List<String> parameters = new ArrayList<>();

    /** Adds a parameter, unless its value is null. */
    Query with(String name, @Nullable Object value) {
      if (value != null) {
        parameters.add(name + "=" + encode(value.toString()));
      }
      return this;
    }

    /** The path with these parameters. */
    String after(String path) {
      return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }
  }
}
