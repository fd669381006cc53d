package io.thimble.api.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists the searches. */
@Command(name = "list", description = "List the searches, newest first.")
final class ListSearches extends ListCommand {
  private static final int SPARK_CELLS = 12;

  @Option(
      names = {"-q", "--quiet"},
      description = "print ids alone")
  private boolean quiet;

  ListSearches(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    if (quiet && !json()) {
      each(client, "/searches", "", "searches", page -> {}, one -> terminal().print(id(one)));
      return ExitCodes.FINE;
    }
    var table =
        Table.of(
            "<search",
            "<state",
            ">trials",
            ">best int8 %",
            ">front",
            "<hypervolume",
            "<posted",
            "<name");
    return list(client, "/searches", "", "searches", table, this::cells);
  }

  private static String id(JsonNode search) {
    return Cells.text(search.path("id"));
  }

  private List<String> cells(JsonNode search) {
    var trials = search.path("trials");
    return List.of(
        id(search),
        Cells.text(search.path("state")),
        "%d/%s"
            .formatted(
                trials.path("done").asLong(0)
                    + trials.path("failed").asLong(0)
                    + trials.path("stopped").asLong(0),
                Cells.text(trials.path("total"))),
        Cells.percent(search.path("bestInt8Accuracy")),
        Cells.text(search.path("frontSize")),
        SparkLine.of(Cells.numbers(search.path("hypervolumes")), SPARK_CELLS, terminal().unicode()),
        Cells.time(search.path("createdAt")),
        Cells.text(search.path("name")));
  }
}
