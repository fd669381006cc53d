package io.thimble.api.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * Where a command writes, and what may be written there.
 *
 * @param out results
 * @param err messages
 * @param interactive whether a person watches, so that a line may be written over
 * @param colours whether colour codes may be written
 * @param unicode whether the encoding has more than ASCII
 * @param columns width in characters
 */
record Terminal(
    PrintStream out,
    PrintStream err,
    boolean interactive,
    boolean colours,
    boolean unicode,
    int columns) {
  /** How a text stands out. */
  enum Style {
    /** What the eye should find first. */
    STRONG("1;32"),
    /** What is there to compare with. */
    FAINT("2"),
    /** A limit. */
    LIMIT("31");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  private static final int USUAL_COLUMNS = 80;
  private static final Map<String, String> ASCII =
      Map.ofEntries(
          Map.entry("…", "..."),
          Map.entry("─", "-"),
          Map.entry("–", "-"),
          Map.entry("±", "+/-"),
          Map.entry("≤", "<="),
          Map.entry("·", "-"),
          Map.entry("→", "->"),
          Map.entry("µ", "u"),
          Map.entry("█", "#"),
          Map.entry("░", "-"));

  /** The terminal of this process; {@code NO_COLOR} and {@code TERM=dumb} are honoured. */
  static Terminal system(Map<String, String> environment) {
    var console = System.console();
    var interactive =
        console != null && console.isTerminal() && !"dumb".equals(environment.get("TERM"));
    return new Terminal(
        System.out,
        System.err,
        interactive,
        interactive && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        canWriteUnicode(System.out.charset()),
        columns(environment.get("COLUMNS")));
  }

  static boolean canWriteUnicode(Charset charset) {
    return charset.canEncode() && charset.newEncoder().canEncode("…─→█░●▁");
  }

  /** The text with characters that this terminal can show. */
  String text(String text) {
    if (unicode) {
      return text;
    }
    var ascii = text;
    for (var replacement : ASCII.entrySet()) {
      ascii = ascii.replace(replacement.getKey(), replacement.getValue());
    }
    return ascii;
  }

  /** The text in this style where colours are allowed, and as it is elsewhere. */
  String paint(Style style, String text) {
    return colours ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
  }

  /** Writes a line of results. */
  void print(String line) {
    out.println(text(line));
    out.flush();
  }

  /** Writes a line of messages. */
  void complain(String line) {
    err.println(text(line));
    err.flush();
  }

  private static int columns(@org.jspecify.annotations.Nullable String columns) {
    return columns != null && columns.matches("[1-9][0-9]{1,3}")
        ? Integer.parseInt(columns)
        : USUAL_COLUMNS;
  }
}
