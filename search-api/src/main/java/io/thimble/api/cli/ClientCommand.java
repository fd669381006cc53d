package io.thimble.api.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that speaks with a running service. */
abstract class ClientCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;
  @Mixin private final ServerOptions options = new ServerOptions();

  ClientCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public final Integer call() {
    try (var client = options.client(environment)) {
      return run(client);
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
