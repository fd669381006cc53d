package io.thimble.api.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says or changes how soon and how broadly a search is trained. */
@Command(
    name = "tune",
    description = {
      "Change how soon and how broadly a search is trained; without an option, say it.",
      "What is proposed stays the same."
    })
final class TuneCommand extends AnswerCommand {
  private static final String UNBOUNDED = "none";

  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  @Option(
      names = "--priority",
      paramLabel = "P",
      description =
          "from -100 to 100; trials of higher ones begin first; above 0 for administrators")
  private @Nullable Integer priority;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description =
          "most trials in training at once, or " + UNBOUNDED + " for the spec's parallelism")
  private @Nullable String atOnce;

  TuneCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  String ask(ApiClient client) {
    var change = JsonMapper.shared().createObjectNode();
    if (priority != null) {
      change.put("priority", priority);
    }
    if (atOnce != null) {
      change.put("runningAtOnce", number(atOnce));
    }
    var path = "/searches/" + search.resolve(client);
    return change.isEmpty()
        ? client.getText(path + "/tuning")
        : client.patch(path, change.toString());
  }

  @Override
  void tell(JsonNode tuning) {
    var most = tuning.path("runningAtOnce");
    terminal()
        .print(
            "Search %s has priority %s; %s."
                .formatted(
                    Cells.text(tuning.path("id")),
                    Cells.text(tuning.path("priority")),
                    most.isNumber()
                        ? "at most %s of its trials train at once".formatted(most)
                        : "its spec's parallelism says how many of its trials train at once"));
  }

  private static @Nullable Integer number(String given) {
    if (given.equals(UNBOUNDED)) {
      return null;
    }
    if (!given.matches("\\d{1,9}")) {
      throw CommandFailure.badInput(
          "The number of trials at once (%s) is none. Maybe 2, or %s.".formatted(given, UNBOUNDED));
    }
    return Integer.valueOf(given);
  }
}
