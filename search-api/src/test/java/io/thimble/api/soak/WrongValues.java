package io.thimble.api.soak;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Texts that are wrong in most places: of the wrong format, out of bounds, or of nothing known. */
final class WrongValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1e400",
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

  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "-2147483649",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "1.5",
          "0x10",
          "+7",
          "\u0667");

  private static final List<String> IDS =
      List.of(
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "0197c1a2-0000-7000-8000-00000000000z",
          "0197c1a2",
          "{0197c1a2-0000-7000-8000-000000000000}",
          "1-1-1-1-1");

  private WrongValues() {}

  /** One for a place that wants this format of an OpenAPI schema. */
  static String of(String format, RandomGenerator random) {
    if (random.nextInt(3) == 0) {
      return text(random);
    }
    return switch (format) {
      case "uuid" -> pick(IDS, random);
      case "int32", "int64", "integer" -> pick(NUMBERS, random);
      // Some texts are read as numbers, or as ids.
      default -> pick(pick(List.of(TEXTS, NUMBERS, IDS), random), random);
    };
  }

  /** All of them. */
  static List<String> all() {
    return Stream.of(TEXTS, NUMBERS, IDS).flatMap(List::stream).toList();
  }

  static String text(RandomGenerator random) {
    return pick(TEXTS, random);
  }

  static <T> T pick(List<T> values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }
}
