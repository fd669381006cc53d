package io.thimble.api.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists everything of a kind, page by page. */
abstract class ListCommand extends ClientCommand {
  @Option(names = "--limit", paramLabel = "N", description = "at most so many rows (default: all)")
  private long limit = Long.MAX_VALUE;

  ListCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  /**
   * Prints a table, or with {@code --json} a page on each line.
   *
   * @param path of the list
   * @param query what is asked besides, each part after an {@code &}
   * @param field of the answer that holds the rows
   */
  final int list(
      ApiClient client,
      String path,
      String query,
      String field,
      Table table,
      Function<JsonNode, List<String>> cells) {
    each(
        client,
        path,
        query,
        field,
        page -> {
          if (json()) {
            terminal().print(page);
          }
        },
        row -> table.row(cells.apply(row).toArray(String[]::new)));
    if (!json()) {
      table.print(terminal());
    }
    return ExitCodes.FINE;
  }

  /** Shows each page and each of its rows, as many rows as a person asked for. */
  final void each(
      ApiClient client,
      String path,
      String query,
      String field,
      Consumer<String> pages,
      Consumer<JsonNode> rows) {
    if (limit < 1) {
      throw CommandFailure.badInput(
          "The number of rows (%d) is too small. Maybe give at least 1.".formatted(limit));
    }
    Pages.each(client, path, query, field, limit, pages, rows);
  }
}
