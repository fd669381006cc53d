package io.thimble.api.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Asks what of the space fits a budget, before anything is posted. */
@Command(
    name = "fits",
    description = {
      "Say which share of the space fits a spec's budget, and the smallest and largest network in"
          + " it.",
      "When nothing fits, say why and which budget would do, and exit with 1."
    })
final class FitsCommand extends ClientCommand {
  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "SPEC.json",
      description = "the spec, or - for the standard input; ready ones are in search-api/examples")
  private Path file = Path.of("");

  FitsCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var answer = client.post("/feasibility", SpecFile.read(file));
    var fits = client.parse(answer);
    if (json()) {
      terminal().print(answer);
    } else {
      tell(fits);
    }
    var verdict = fits.path("fits");
    return verdict.isBoolean() && !verdict.asBoolean() ? ExitCodes.FAILED : ExitCodes.FINE;
  }

  private void tell(JsonNode answer) {
    var fits = answer.path("fits");
    if (fits.isBoolean() && !fits.asBoolean()) {
      tellWhy(answer);
      return;
    }
    print(
        "fits",
        fits.isBoolean()
            ? share(answer.path("share"))
            : "could not be decided; a search would try");
    answer
        .path("byFamily")
        .properties()
        .forEach(family -> print("  " + family.getKey(), share(family.getValue())));
    network("smallest", answer.path("smallest"));
    network("largest", answer.path("largest"));
  }

  private void tellWhy(JsonNode answer) {
    print("fits", "nothing");
    answer.path("sentence").asString("").lines().forEach(line -> terminal().print(line));
    var nearest = answer.path("nearest");
    if (nearest.isObject()) {
      terminal().print(nearest.path("sentence").asString(""));
      terminal().print("\"budget\": " + nearest.path("budget"));
    }
    if (!answer.path("boards").isEmpty()) {
      print("boards", "on which something fits: " + Cells.list(answer.path("boards")));
    }
  }

  private void network(String which, JsonNode network) {
    if (network.isObject()) {
      print(
          which,
          "%s: %s B flash, %s B arena, %s ops, %s parameters%s"
              .formatted(
                  Cells.text(network.path("family")),
                  Cells.count(network.path("flashBytes")),
                  Cells.count(network.path("sramBytes")),
                  Cells.count(network.path("ops")),
                  Cells.count(network.path("parameters")),
                  network.path("exact").asBoolean(true) ? "" : " (the best found)"));
      print("", Cells.fields(network.path("decisions")));
    }
  }

  private static String share(JsonNode share) {
    var percent = percent(share.path("share"));
    return share.path("exact").asBoolean(false)
        ? "%s %% of the space".formatted(percent)
        : "about %s %% of the space (%s–%s)"
            .formatted(percent, percent(share.path("low")), percent(share.path("high")));
  }

  /** Shares may be tiny: one network of a million. */
  private static String percent(JsonNode share) {
    var percent = 100 * share.asDouble(0);
    return percent > 0 && percent < 0.05
        ? String.format(Locale.ROOT, "%.1e", percent)
        : Words.percent(percent / 100);
  }

  private void print(String what, String words) {
    terminal().print("%-12s%s".formatted(what, words));
  }
}
