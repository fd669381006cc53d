package io.thimble.worker.data.speech;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.search.SearchSpec;
import io.thimble.worker.data.DataSetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which words the built-in voice says. */
final class Words {
  /** What keywords are told from, in this order; the first of them that are no keyword are used. */
  private static final List<String> UNKNOWN =
      List.of(
          "bed",
          "bird",
          "cat",
          "dog",
          "happy",
          "house",
          "marvin",
          "sheila",
          "tree",
          "wow",
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "backward",
          "forward",
          "follow",
          "learn",
          "visual",
          "yes",
          "no",
          "up",
          "down",
          "left",
          "right",
          "on",
          "off",
          "stop",
          "go",
          "lamp",
          "music",
          "water",
          "winter",
          "garden");

  private static final Pattern WORD = Pattern.compile("[A-Za-z]+(?:[ '-][A-Za-z]+)*");
  private static final int LONGEST_WORD = 40;

  /** Words that take longer to say than this cannot be hurried into one second. */
  private static final double LONGEST_SECONDS = 1.4;

  private Words() {}

  /** Other words, none of which is a keyword. */
  static List<String> unknown(List<String> keywords, int count) {
    var taken = keywords.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    return UNKNOWN.stream().filter(word -> !taken.contains(word)).limit(count).toList();
  }

  /** What the lexicon looks up one by one. */
  static List<String> parts(String word) {
    return Arrays.stream(word.toLowerCase(Locale.ROOT).split("[ -]")).toList();
  }

  /**
   * Checks a list of keywords.
   *
   * @throws DataSetException if the voice cannot say one of them, or one stands there twice
   */
  static void check(List<String> keywords, Synthesizer synthesizer) {
    if (keywords.isEmpty()) {
      throw new DataSetException(
          "The built-in voice was given no keywords (0). Maybe name two or more.");
    }
    var distinct = keywords.stream().map(word -> word.toLowerCase(Locale.ROOT)).distinct().count();
    if (distinct != keywords.size()) {
      throw new DataSetException(
          "A keyword stands twice in the list (%s). Maybe name each once.".formatted(keywords));
    }
    keywords.forEach(word -> check(word, synthesizer));
  }

  private static void check(String word, Synthesizer synthesizer) {
    if (word.length() > LONGEST_WORD
        || !WORD.matcher(word).matches()
        || word.equals(SearchSpec.SILENCE)
        || word.equals(SearchSpec.UNKNOWN)) {
      throw new DataSetException(
          "The built-in voice cannot say the keyword (\"%s\"). Maybe spell it as an English word, with letters a to z."
              .formatted(word));
    }
    double seconds =
        (double) synthesizer.speak(word, Map.of(), 100, 10, 1).length / FrontEnd.SAMPLE_RATE_HZ;
    if (seconds == 0 || seconds > LONGEST_SECONDS) {
      throw new DataSetException(
          "The built-in voice takes %.1f seconds to say the keyword (\"%s\"), and a clip has one. Maybe choose a shorter word."
              .formatted(seconds, word));
    }
  }
}
