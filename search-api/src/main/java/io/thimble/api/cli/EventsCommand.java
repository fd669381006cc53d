package io.thimble.api.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Prints the events of a search. */
@Command(
    name = "events",
    description = "Print the events of a search, oldest first; as JSON, one on each line.")
final class EventsCommand extends ClientCommand {
  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  @Option(names = "--since", paramLabel = "EVENT", description = "begin after the event of this id")
  private long since;

  @Option(
      names = {"-f", "--follow"},
      description = "go on until the search has ended")
  private boolean follow;

  EventsCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var path = "/searches/%s/events".formatted(search.resolve(client));
    if (follow) {
      new EventReader(client, path).follow(since, this::print);
      return ExitCodes.FINE;
    }
    var last = since;
    while (true) {
      var page = client.tree(path + "?after=" + last);
      page.path("events").forEach(this::print);
      if (page.path("events").isEmpty()) {
        return ExitCodes.FINE;
      }
      last = page.path("last").asLong(last);
    }
  }

  /** Returns false when nobody reads any more. */
  private boolean print(JsonNode event) {
    terminal()
        .print(
            json()
                ? event.toString()
                : "%s  %-8s %-18s %s%s"
                    .formatted(
                        Cells.time(event.path("at")),
                        Cells.text(event.path("id")),
                        Cells.text(event.path("type")),
                        event.path("trial").isNumber()
                            ? "trial %s  ".formatted(event.path("trial"))
                            : "",
                        event.path("data").isEmpty() ? "" : Cells.fields(event.path("data"))));
    return !terminal().out().checkError();
  }
}
