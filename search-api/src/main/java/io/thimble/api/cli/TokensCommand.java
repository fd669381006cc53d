package io.thimble.api.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists tokens; below it stand the commands that make and revoke one. */
@Command(
    name = "tokens",
    description = "List the service's tokens, newest first; for administrators.")
final class TokensCommand extends ListCommand {
  TokensCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  /** With its subcommands. */
  static CommandLine line(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new TokensCommand(terminal, environment))
        .addSubcommand(new CreateCommand(terminal, environment))
        .addSubcommand(new RevokeCommand(terminal, environment));
  }

  @Override
  int run(ApiClient client) {
    var table = Table.of("<token", "<name", "<owner", "<role", "<made", "<expires");
    return list(
        client,
        "/tokens",
        "",
        "tokens",
        table,
        token ->
            List.of(
                Cells.text(token.path("id")),
                Cells.text(token.path("name")),
                Cells.text(token.path("owner")),
                Cells.text(token.path("role")),
                Cells.time(token.path("createdAt")),
                Cells.time(token.path("expiresAt"))));
  }

  /** Makes a token. */
  @Command(name = "create", description = "Make a token; its secret is shown this once.")
  static final class CreateCommand extends AnswerCommand {
    @Parameters(paramLabel = "NAME", description = "what it is for")
    private String name = "";

    @Option(
        names = "--owner",
        required = true,
        paramLabel = "OWNER",
        description = "whose searches it sees and makes")
    private String owner = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        defaultValue = "submitter",
        completionCandidates = Roles.class,
        description = "reader, submitter or admin (default: ${DEFAULT-VALUE})")
    private String role = "";

    @Option(names = "--days", paramLabel = "N", description = "until it expires (default: never)")
    private @Nullable Integer days;

    CreateCommand(Terminal terminal, Map<String, String> environment) {
      super(terminal, environment);
    }

    @Override
    String ask(ApiClient client) {
      var token =
          JsonMapper.shared()
              .createObjectNode()
              .put("name", name)
              .put("owner", owner)
              .put("role", role);
      if (days != null) {
        token.put("days", days);
      }
      return client.post("/tokens", token.toString());
    }

    @Override
    void tell(JsonNode token) {
      terminal().print(ServerOptions.TOKEN_VARIABLE + "=" + Cells.text(token.path("secret")));
      terminal()
          .complain(
              "The token %s is made; its secret is shown this once."
                  .formatted(Cells.text(token.path("id"))));
    }
  }

  /** What a token may do. */
  static final class Roles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("reader", "submitter", "admin").iterator();
    }
  }

  /** Revokes a token. */
  @Command(name = "revoke", description = "Revoke a token, and the sign-ins made with it.")
  static final class RevokeCommand extends ClientCommand {
    @Parameters(paramLabel = "TOKEN", description = "its id, not its secret")
    private String token = "";

    RevokeCommand(Terminal terminal, Map<String, String> environment) {
      super(terminal, environment);
    }

    @Override
    int run(ApiClient client) {
      client.delete("/tokens/" + Addresses.encode(token));
      terminal().print(json() ? "{}" : "The token %s is revoked.".formatted(token));
      return ExitCodes.FINE;
    }
  }
}
