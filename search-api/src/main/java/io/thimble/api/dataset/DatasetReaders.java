package io.thimble.api.dataset;

import io.thimble.api.security.Caller;
import io.thimble.db.imports.DatasetReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The searches of a data set, as far as a caller may know of them.
 *
 * @param searches those that the caller sees
 * @param others how many there are besides, of other owners
 */
record DatasetReaders(List<UUID> searches, int others) {
  static DatasetReaders seenBy(Caller caller, List<DatasetReader> all) {
    var seen =
        all.stream()
            .filter(reader -> caller.sees(reader.owner()))
            .map(DatasetReader::search)
            .toList();
    return new DatasetReaders(seen, all.size() - seen.size());
  }

  /** For example {@code the searches 0197…, 0198… and 2 of other owners}. */
  String text() {
    var parts = new ArrayList<String>();
    if (!searches.isEmpty()) {
      parts.add(
          searches.stream()
              .map(UUID::toString)
              .collect(Collectors.joining(", ", "the searches ", "")));
    }
    if (others > 0) {
      parts.add("%d of other owners".formatted(others));
    }
    return parts.isEmpty() ? "searches that have just ended" : String.join(" and ", parts);
  }
}
