package io.thimble.api.security;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which requests may change something: those of our own page and of programs, not those that
 * another site's page makes a browser send. Browsers state it in {@code Sec-Fetch-Site} (W3C Fetch
 * Metadata) or, older ones, in {@code Origin}; programs send neither.
 */
final class OriginRule {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private OriginRule() {}

  static boolean admits(
      String method, @Nullable String host, @Nullable String fetchSite, @Nullable String origin) {
    if (READING.contains(method)) {
      return true;
    }
    if (fetchSite != null) {
      return OWN_SITE.contains(fetchSite);
    }
    return origin == null || authority(origin).equals(host);
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
