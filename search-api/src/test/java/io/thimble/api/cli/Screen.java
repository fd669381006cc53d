package io.thimble.api.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal whose text a test can read. */
final class Screen {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal;

  private Screen(boolean interactive, boolean unicode) {
    terminal = new Terminal(stream(out), stream(err), interactive, interactive, unicode, 60);
  }

  /** Nobody watches: a file or a pipe. */
  static Screen plain() {
    return new Screen(false, true);
  }

  /** A file or a pipe that takes ASCII alone. */
  static Screen plainAscii() {
    return new Screen(false, false);
  }

  /** A person watches, 60 columns wide. */
  static Screen interactive() {
    return new Screen(true, true);
  }

  Terminal terminal() {
    return terminal;
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
