package io.thimble.worker.trainer;

import java.util.ArrayDeque;

/** The last lines that a trainer printed. Safe for several threads. */
final class LastLines {
  private static final int LINES = 5;
  private static final int LONGEST_LINE_CHARACTERS = 300;

  /** How the Java machine begins each line that points to its report. */
  private static final String CRASH_REPORT = "#";

  private final ArrayDeque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    if (line.isBlank() || line.startsWith(CRASH_REPORT)) {
      return;
    }
    if (lines.size() == LINES) {
      lines.removeFirst();
    }
    lines.add(
        line.length() <= LONGEST_LINE_CHARACTERS
            ? line
            : line.substring(0, LONGEST_LINE_CHARACTERS) + "…");
  }

  synchronized void clear() {
    lines.clear();
  }

  /** All of them, in one line. */
  @Override
  public synchronized String toString() {
    return String.join(" | ", lines);
  }
}
