package io.thimble.api.dataset;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * As much of an address as answers and logs may show: scheme, host and path. Users, passwords and
 * signatures in a query stand in the rest.
 */
final class ShownAddress {
  private ShownAddress() {}

  static String of(@Nullable String url) {
    if (url == null) {
      return "none";
    }
    try {
      var uri = new URI(url);
      if (!uri.isOpaque()) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var scheme = uri.getScheme() == null ? "" : uri.getScheme() + ":";
        var host = uri.getHost() == null ? "" : "//" + uri.getHost() + port;
        return scheme + host + Objects.requireNonNullElse(uri.getRawPath(), "");
      }
    } catch (URISyntaxException e) {
      // What cannot be taken apart is not shown at all.
    }
    return "%d letters".formatted(url.length());
  }
}
