package io.thimble.api.security;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which Host headers are ours. DNS rebinding makes a browser ask us under a foreign name, so names
 * are checked against a list; an address in digits cannot be rebound.
 */
final class HostRule {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

  private final List<String> names;

  HostRule(List<String> names) {
    this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether this Host header names us. */
  boolean admits(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return false;
    }
    var name = PORT.matcher(header.toLowerCase(Locale.ROOT)).replaceFirst("");
    return name.equals("localhost")
        || (name.startsWith("[") && name.endsWith("]"))
        || IPV4.matcher(name).matches()
        || names.contains(name);
  }
}
