package io.thimble.worker.export;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text for files that look the same wherever they are written. */
final class Texts {
  private static final String MARKDOWN = "\\`*_{}[]<>()#+-!|~&";

  private Texts() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As {@link String#formatted}, with a point in numbers. */
  static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  /**
   * A C string literal with this text in UTF-8. All that is neither letter nor digit is written in
   * octal, so that no text can end the literal or begin a trigraph.
   */
  static String literal(String text) {
    var literal = new StringBuilder("\"");
    for (byte value : bytes(text)) {
      var character = (char) (value & 0xFF);
      if (character < 128 && Character.isLetterOrDigit(character)) {
        literal.append(character);
      } else {
        literal.append(format("\\%03o", value & 0xFF));
      }
    }
    return literal.append('"').toString();
  }

  /** Text that Markdown shows as it is, on one line. */
  static String markdown(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .forEach(
            point -> {
              if (MARKDOWN.indexOf(point) >= 0) {
                shown.append('\\');
              }
              shown.appendCodePoint(point);
            });
    return shown.toString();
  }
}
