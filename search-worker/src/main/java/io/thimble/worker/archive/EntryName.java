package io.thimble.worker.archive;

import io.thimble.worker.data.DataSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the names of an archive's entries. One that would leave the folder it is unpacked in, on
 * whatever system, condemns the archive (CWE-22): nobody packs such a name by mistake.
 */
final class EntryName {
  private static final int LONGEST = 1_024;
  private static final int LONGEST_PART_BYTES = 200;
  private static final String FORBIDDEN = "\\:*?\"<>|";

  private final int depth;

  EntryName(int depth) {
    this.depth = depth;
  }

  /** Where a file belongs, in folders divided by a slash; nothing for one that is not kept. */
  Optional<String> kept(String name) throws RefusedArchiveException {
    var parts = parts(name);
    if (parts.isEmpty()
        || parts.stream().anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"))) {
      return Optional.empty();
    }
    var file = parts.getLast();
    return file.toLowerCase(Locale.ROOT).endsWith(".wav") || DataSet.LISTS.contains(file)
        ? Optional.of(String.join("/", parts))
        : Optional.empty();
  }

  /** The folders and the file, without those that stand for no step. */
  private List<String> parts(String name) throws RefusedArchiveException {
    if (name.length() > LONGEST) {
      throw refused(name.substring(0, 80) + "…", "is longer than %d letters".formatted(LONGEST));
    }
    if (name.startsWith("/")) {
      throw refused(name, "begins at the root");
    }
    var parts = new ArrayList<String>();
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        throw refused(name, "leads out of the folder");
      }
      if (part.chars().anyMatch(letter -> letter < ' ' || letter == 0x7F)) {
        throw refused(name, "holds control characters");
      }
      if (part.chars().anyMatch(letter -> FORBIDDEN.indexOf(letter) >= 0)) {
        throw refused(name, "holds one of " + FORBIDDEN);
      }
      if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART_BYTES) {
        throw refused(name, "has a part of more than %d bytes".formatted(LONGEST_PART_BYTES));
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    if (parts.size() > depth) {
      throw refused(name, "lies more than %d folders deep".formatted(depth));
    }
    return parts;
  }

  private static RefusedArchiveException refused(String name, String what) {
    var shown = name.replaceAll("\\p{Cntrl}", "?");
    return new RefusedArchiveException(
        "The archive is refused: the name of an entry (%s) %s. Maybe pack the folder of words again with tar -czf."
            .formatted(shown, what));
  }
}
