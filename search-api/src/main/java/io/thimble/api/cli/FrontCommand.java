package io.thimble.api.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Prints and draws the front of a search. */
@Command(
    name = "front",
    description = {
      "Print the front of a search: its trials that no other one dominates, best first.",
      "On a terminal, or with --plot, it is drawn as well: accuracy against a cost."
    })
final class FrontCommand extends ClientCommand {
  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  @Option(names = "--plot", negatable = true, description = "draw it, or do not")
  private @Nullable Boolean plot;

  @Option(
      names = "--x",
      paramLabel = "COST",
      defaultValue = "flash",
      converter = CostAxis.Converter.class,
      completionCandidates = CostAxis.Labels.class,
      description =
          "what is drawn to the right: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private CostAxis cost = CostAxis.FLASH;

  @Option(
      names = "--log",
      negatable = true,
      description = "draw the cost by its logarithm, or do not (default: when it spans much)")
  private @Nullable Boolean log;

  @Option(names = "--at", paramLabel = "EVENT", description = "the front as it was at this event")
  private @Nullable Long at;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "only what fits this board, with its latency and energy")
  private @Nullable String device;

  @Option(names = "--csv", description = "print CSV")
  private boolean csv;

  FrontCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var path = "/searches/" + search.resolve(client);
    if (csv) {
      if (at != null || device != null) {
        throw CommandFailure.badInput(
            "--csv gives the present front alone. Maybe leave out --at and --device, or use"
                + " --json.");
      }
      terminal().print(client.getText(path + "/front.csv").stripTrailing());
      return ExitCodes.FINE;
    }
    var answer =
        client.getText(
            new Addresses.Query().with("at", at).with("device", device).after(path + "/front"));
    if (json()) {
      terminal().print(answer);
      return ExitCodes.FINE;
    }
    var front = client.read(answer, Answers.Front.class);
    Fronts.table(front).print(terminal());
    if (front.front().isEmpty()) {
      terminal().complain("The front is empty so far. Maybe ./thimble status says why.");
    } else if (plot == null ? terminal().interactive() : plot) {
      // Points tell the costs on the search's own device; beside those on another they would lie.
      var points = device == null ? client.getText(path + "/points") : "{}";
      draw(client.parse(answer), client.parse(points));
    }
    return ExitCodes.FINE;
  }

  private void draw(JsonNode front, JsonNode points) {
    var data = PlotData.of(front, points, cost);
    terminal().print("");
    new FrontPlot(data, terminal(), log == null ? data.spansMuch() : log)
        .lines()
        .forEach(terminal()::print);
  }
}
