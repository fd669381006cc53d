package io.thimble.api.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Moves a search to another state. */
abstract sealed class TransitionCommand extends ClientCommand {
  @Mixin private final SearchIdParameter search = new SearchIdParameter();
  private final String transition;

  TransitionCommand(String transition, Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
    this.transition = transition;
  }

  @Override
  final int run(ApiClient client) {
    var answer = client.post("/searches/%s/%s".formatted(search.resolve(client), transition), "");
    if (json()) {
      terminal().print(answer);
    } else {
      var moved = client.read(answer, Answers.Search.class);
      terminal().print("Search %s is %s.".formatted(moved.id(), moved.state()));
    }
    return ExitCodes.FINE;
  }

  /** Starts no further trials until the search is resumed. */
  @Command(name = "pause", description = "Start no further trials until the search is resumed.")
  static final class PauseCommand extends TransitionCommand {
    PauseCommand(Terminal terminal, Map<String, String> environment) {
      super("pause", terminal, environment);
    }
  }

  /** Goes on after a pause. */
  @Command(name = "resume", description = "Go on after a pause.")
  static final class ResumeCommand extends TransitionCommand {
    ResumeCommand(Terminal terminal, Map<String, String> environment) {
      super("resume", terminal, environment);
    }
  }

  /** Ends the search. */
  @Command(name = "cancel", description = "End a search now; what is scored stays.")
  static final class CancelCommand extends TransitionCommand {
    CancelCommand(Terminal terminal, Map<String, String> environment) {
      super("cancel", terminal, environment);
    }
  }
}
