package io.thimble.api.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How figures are written for people. */
final class Words {
  static final String NOTHING = "–";

  private Words() {}

  /** For example {@code 91.2}. */
  static String percent(@Nullable Double share) {
    return share == null ? NOTHING : String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /** For example {@code 91.2 (89.9–92.4)}. */
  static String percent(Answers.@Nullable Accuracy accuracy) {
    return accuracy == null
        ? NOTHING
        : "%s (%s–%s)"
            .formatted(
                percent(accuracy.accuracy()), percent(accuracy.low()), percent(accuracy.high()));
  }

  /** For example {@code 52,640}. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** For example {@code 1:05} or {@code 2:00:00}. */
  static String time(long seconds) {
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
