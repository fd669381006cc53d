package io.thimble.api.cli;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** How a front grew. */
@Command(name = "hypervolume", description = "Show how the front's hypervolume grew.")
final class HypervolumeCommand extends AnswerCommand {
  private static final int MARGIN = 2;

  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  HypervolumeCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  String ask(ApiClient client) {
    return client.getText("/searches/%s/hypervolume".formatted(search.resolve(client)));
  }

  @Override
  void tell(JsonNode answer) {
    var table = Table.of(">event", ">after", ">scored", ">front", ">hypervolume");
    var values = new ArrayList<Double>();
    for (var point : answer.path("points")) {
      var hypervolume = point.path("hypervolume").asDouble(0);
      values.add(hypervolume);
      table.row(
          Cells.text(point.path("event")),
          Words.time(point.path("seconds").asLong(0)),
          Cells.text(point.path("scored")),
          Cells.text(point.path("size")),
          String.format(Locale.ROOT, "%.4f", hypervolume));
    }
    table.print(terminal());
    if (values.size() > 1) {
      terminal().print(SparkLine.of(values, terminal().columns() - MARGIN, terminal().unicode()));
    }
  }
}
