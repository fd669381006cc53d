package io.thimble.api.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Progress on one line: written over in place on a terminal, a plain line every few seconds
 * elsewhere. Safe for use by several threads.
 */
final class StatusLine implements AutoCloseable {
  /** How often a line is written where none can be written over. */
  static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);

  private static final int LEAST_BAR_CELLS = 6;
  private static final int MOST_BAR_CELLS = 20;
  private static final String ERASE_TO_END = "\u001b[K";

  private final Terminal terminal;
  private final PrintStream stream;
  private final boolean inPlace;
  private final LongSupplier nanoTime;
  private String shown = "";
  private String last = "";
  private boolean closed;
  private long lastNanos;

  /** Progress on the terminal's results or, when these are for machines, on its messages. */
  static StatusLine on(Terminal terminal, boolean resultsForMachines) {
    return new StatusLine(terminal, resultsForMachines, System::nanoTime);
  }

  StatusLine(Terminal terminal, boolean resultsForMachines, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.stream = resultsForMachines ? terminal.err() : terminal.out();
    this.inPlace = terminal.interactive() && !resultsForMachines;
    this.nanoTime = nanoTime;
  }

  /** Shows where things stand; replaces what was shown before. */
  synchronized void show(String text) {
    var line = terminal.text(text);
    if (closed) {
      return;
    }
    if (inPlace) {
      draw(cut(line));
    } else if (!line.equals(last) && (last.isEmpty() || isDue())) {
      stream.println(line);
      stream.flush();
      lastNanos = nanoTime.getAsLong();
      last = line;
    }
  }

  /**
   * Shows how much is done, with a bar where it can be written over.
   *
   * @param share 0 to 1
   * @param text all there is to tell
   * @param shorter what is shown beside the bar when there is no room for all
   */
  void show(double share, String text, String shorter) {
    if (!inPlace) {
      show(text);
      return;
    }
    var fitting = room(text) >= LEAST_BAR_CELLS ? text : shorter;
    var cells = Math.min(MOST_BAR_CELLS, room(fitting));
    show(cells < LEAST_BAR_CELLS ? fitting : ProgressBar.of(share, cells) + " " + fitting);
  }

  /** Writes a line that stays. */
  synchronized void say(String text) {
    var kept = shown;
    erase();
    stream.println(terminal.text(text));
    if (!kept.isEmpty()) {
      draw(kept);
    }
    stream.flush();
  }

  /** Takes the line away; a later {@link #show} begins anew. */
  synchronized void clear() {
    erase();
    last = "";
  }

  /** Takes the line away for good; what {@link #say} writes is still written. */
  @Override
  public synchronized void close() {
    clear();
    closed = true;
  }

  /** Cells for a bar beside this text: two brackets, a blank and the last column are not. */
  private int room(String text) {
    return terminal.columns() - terminal.text(text).length() - 4;
  }

  private void erase() {
    if (!shown.isEmpty()) {
      stream.print("\r" + ERASE_TO_END);
      stream.flush();
      shown = "";
    }
  }

  private boolean isDue() {
    return nanoTime.getAsLong() - lastNanos >= PLAIN_INTERVAL.toNanos();
  }

  private void draw(String line) {
    if (line.equals(shown)) {
      return;
    }
    stream.print("\r" + line + ERASE_TO_END);
    stream.flush();
    shown = line;
  }

  private String cut(String line) {
    // A full last column would wrap on some terminals.
    var most = terminal.columns() - 1;
    return line.length() <= most ? line : line.substring(0, most);
  }
}
