package io.thimble.api.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists who asked for which change. */
@Command(
    name = "audit",
    description = "List who asked for which change, newest first; for administrators.")
final class AuditCommand extends ListCommand {
  @Option(names = "--owner", paramLabel = "OWNER", description = "of this owner alone")
  private @Nullable String owner;

  AuditCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var query = owner == null ? "" : "&owner=" + Addresses.encode(owner);
    var table = Table.of("<when", "<owner", "<caller", "<asked", ">answer", "<from");
    return list(
        client,
        "/audit",
        query,
        "entries",
        table,
        entry ->
            List.of(
                Cells.time(entry.path("at")),
                Cells.text(entry.path("owner")),
                Cells.text(entry.path("caller")),
                Cells.text(entry.path("method")) + " " + Cells.text(entry.path("path")),
                Cells.text(entry.path("status")),
                Cells.text(entry.path("address"))));
  }
}
