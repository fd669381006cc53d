package io.thimble.db.setting;

import java.util.List;
import java.util.stream.Stream;

/** All settings, in the order of the README. */
final class Catalogue {
  private static final List<Setting> ALL =
      Stream.of(
              LocalSettings.first(),
              DatabaseSettings.all(),
              ServiceSettings.all(),
              OwnerSettings.all(),
              DataSettings.all(),
              WorkSettings.all(),
              LocalSettings.last())
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  static List<Setting> all() {
    return ALL;
  }

  static List<Setting> readBy(ReadBy program) {
    return ALL.stream().filter(setting -> setting.isReadBy(program)).toList();
  }
}
