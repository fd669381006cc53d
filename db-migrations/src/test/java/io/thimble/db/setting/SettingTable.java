package io.thimble.db.setting;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README's table of settings, made from the catalogue. */
final class SettingTable {
  private static final String SECTION = "\n## Settings\n";
  private static final String FIRST = "| environment |";

  private SettingTable() {}

  /** A text with such a table in its section of settings, with the table as it should be. */
  static String renewedIn(String text) {
    int begin = text.indexOf(FIRST, text.indexOf(SECTION));
    int end = text.indexOf("\n\n", begin);
    if (begin < 0 || end < 0) {
      throw new IllegalArgumentException(
          "There is no table that begins with (%s) below (%s). Maybe put its first line there."
              .formatted(FIRST, SECTION.strip()));
    }
    return text.substring(0, begin) + table() + text.substring(end);
  }

  private static String table() {
    return Stream.concat(
            Stream.of(FIRST + " default | values | read by | meaning |", "|---|---|---|---|---|"),
            Catalogue.all().stream().map(SettingTable::row))
        .collect(Collectors.joining("\n"));
  }

  private static String row(Setting setting) {
    var readers = setting.programs().stream().map(ReadBy::label).collect(Collectors.joining(", "));
    return Stream.of(
            "`%s`".formatted(setting),
            setting.told(),
            setting.form().values(),
            readers,
            setting.meaning())
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
