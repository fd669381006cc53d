package io.thimble.api.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what makes a shell complete the script's commands. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands, options and ids of searches in bash or zsh.",
      "For this session: source <(./thimble completion bash). For good: add that line, with the"
          + " script's full path, to ~/.bashrc or ~/.zshrc."
    })
final class CompletionCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Shells.class,
      description = "bash or zsh")
  private String shell = "";

  CompletionCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** The shells that are known. */
  static final class Shells implements Iterable<String> {
    private static final List<String> ALL = List.of("bash", "zsh");

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }

  @Override
  public Integer call() {
    if (!Shells.ALL.contains(shell)) {
      throw CommandFailure.badInput(
          "The shell (%s) is not known. Maybe one of: %s."
              .formatted(shell, String.join(", ", Shells.ALL)));
    }
    var context = new Commands.Context(terminal, environment);
    terminal.out().print(new CompletionScript(Installation.find(environment)).text(context));
    terminal.out().flush();
    return ExitCodes.FINE;
  }
}
