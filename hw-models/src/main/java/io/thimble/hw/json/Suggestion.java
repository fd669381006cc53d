package io.thimble.hw.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The sentence that helps when a name is not known. */
public final class Suggestion {
  private static final int LONGEST_NAME = 100;

  private Suggestion() {}

  /** "Maybe you mean …" when a known name is near, else "Maybe use one of: …". */
  public static String sentence(String name, Collection<String> known) {
    return nearest(name, known)
        .map(near -> "Maybe you mean %s.".formatted(near))
        .orElseGet(() -> "Maybe use one of: %s.".formatted(String.join(", ", known)));
  }

  /**
   * The known name that is nearest by edit distance, in any case of letters, when it is at most a
   * third of its letters away or begins or ends alike.
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    var wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> isNear(wanted, candidate.toLowerCase(Locale.ROOT)))
        .min(
            Comparator.comparingInt(
                candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))));
  }

  private static boolean isNear(String wanted, String candidate) {
    return distance(wanted, candidate) <= Math.max(1, candidate.length() / 3)
        || (wanted.length() >= 3 && (candidate.startsWith(wanted) || candidate.endsWith(wanted)));
  }

  /** Insertions, deletions and replacements (R. Wagner, M. Fischer, JACM 21(1), 1974). */
  static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
