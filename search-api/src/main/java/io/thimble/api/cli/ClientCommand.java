package io.thimble.api.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that speaks with a running service. */
abstract class ClientCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;
  @Mixin private final ServerOptions options = new ServerOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  ClientCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public final Integer call() {
    refuseLostOptions();
    try (var client = options.client(environment)) {
      return run(client);
    }
  }

  /** What stands before the name of a subcommand would be read and never heeded. */
  private void refuseLostOptions() {
    var parent = spec.commandLine().getParent();
    if (parent != null
        && parent.getCommand() instanceof ClientCommand
        && !parent.getParseResult().matchedOptions().isEmpty()) {
      throw CommandFailure.badInput(
          "The option (%s) stands before %s. Maybe put it behind."
              .formatted(
                  parent.getParseResult().matchedOptions().getFirst().longestName(), spec.name()));
    }
  }

  /** Does the work and returns the exit code. */
  abstract int run(ApiClient client);

  final Terminal terminal() {
    return terminal;
  }

  final boolean json() {
    return options.json();
  }
}
