package io.thimble.db.setting;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads times and numbers of bytes as Spring Boot does, which binds them. */
final class Measures {
  /** A bare number is of milliseconds, or of bytes. */
  private static final Pattern WITH_UNIT = Pattern.compile("(-?\\d{1,15})([A-Za-z]{0,2})");

  private static final Map<String, ChronoUnit> TIMES =
      Map.of(
          "ns", ChronoUnit.NANOS,
          "us", ChronoUnit.MICROS,
          "ms", ChronoUnit.MILLIS,
          "", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  private static final Map<String, Integer> BYTES =
      Map.of("", 0, "B", 0, "KB", 10, "MB", 20, "GB", 30, "TB", 40);

  private Measures() {}

  /** The time of a text like {@code 500ms}, {@code 12h} or {@code PT12H}. */
  static Optional<Duration> time(String text) {
    try {
      var matcher = WITH_UNIT.matcher(text);
      if (!matcher.matches()) {
        return Optional.of(Duration.parse(text));
      }
      var amount = Long.parseLong(matcher.group(1));
      return Optional.ofNullable(TIMES.get(matcher.group(2).toLowerCase(Locale.ROOT)))
          .map(unit -> Duration.of(amount, unit));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The bytes of a text like {@code 100GB}. */
  static Optional<Long> bytes(String text) {
    try {
      var matcher = WITH_UNIT.matcher(text);
      return matcher.matches()
          ? Optional.ofNullable(BYTES.get(matcher.group(2)))
              .map(power -> Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << power))
          : Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
