package io.thimble.api.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** Has a person confirm what cannot be undone. */
final class Confirmation {
  @Option(
      names = {"-y", "--yes"},
      description = "do not ask whether this is meant")
  private boolean yes;

  /**
   * Returns when it is meant.
   *
   * @throws CommandFailure when it is not, or nobody is there to be asked
   */
  void demand(Terminal terminal, String question) {
    if (yes) {
      return;
    }
    var console = System.console();
    if (!terminal.interactive() || console == null) {
      throw CommandFailure.badInput(
          "%s Nobody is there to be asked. Maybe add --yes.".formatted(question));
    }
    var answer = console.readLine("%s [y/N] ", terminal.text(question));
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
      throw CommandFailure.failed("Nothing was deleted.");
    }
  }
}
