package io.thimble.api.cli;

import java.util.Map;
import picocli.CommandLine.Command;

/** Says whether the service is well. */
@Command(
    name = "health",
    description = "Say whether the service is well; exit with 1 when it is not.")
final class HealthCommand extends ClientCommand {
  private static final String WELL = "UP";

  HealthCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var answer = client.health();
    var health = client.parse(answer);
    var status = health.path("status").asString("");
    if (json()) {
      terminal().print(answer);
    } else {
      terminal().print("The service at %s is %s.".formatted(client.server(), status));
      health
          .path("components")
          .properties()
          .forEach(
              part ->
                  terminal()
                      .print(
                          "  %-20s%s"
                              .formatted(
                                  part.getKey(), Cells.text(part.getValue().path("status")))));
    }
    return status.equals(WELL) ? ExitCodes.FINE : ExitCodes.FAILED;
  }
}
