package io.thimble.api.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Gives a search more trials or more time. */
@Command(
    name = "extend",
    description = "Give a search more trials or more time; a completed one runs again.")
final class ExtendCommand extends ClientCommand {
  private static final Pattern TRIALS = Pattern.compile("\\+?\\d{1,9}");
  private static final Pattern SHORT_DURATION =
      Pattern.compile("(?i)(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?");

  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "trials in all, or with a plus (+20) more than it has")
  private @Nullable String trials;

  @Option(
      names = "--max-duration",
      paramLabel = "TIME",
      description = "time in all, like 2h30m or PT2H30M")
  private @Nullable String maxDuration;

  ExtendCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    if (trials == null && maxDuration == null) {
      throw CommandFailure.badInput(
          "Neither --trials nor --max-duration is given. Maybe --trials +20.");
    }
    if (trials != null && !TRIALS.matcher(trials).matches()) {
      throw CommandFailure.badInput(
          "The number of trials (%s) is none. Maybe 120 in all, or +20.".formatted(trials));
    }
    var id = search.resolve(client);
    var change = JsonMapper.shared().createObjectNode();
    if (trials != null) {
      change.put("trials", inAll(client, id, trials));
    }
    if (maxDuration != null) {
      change.put("maxDuration", duration(maxDuration));
    }
    var answer = client.postOnce("/searches/%s/extend".formatted(id), change.toString());
    if (json()) {
      terminal().print(answer);
    } else {
      var spec = client.parse(answer).path("spec");
      terminal()
          .print(
              "Search %s may run %s trials in %s."
                  .formatted(
                      id, Cells.text(spec.path("trials")), Cells.text(spec.path("maxDuration"))));
    }
    return ExitCodes.FINE;
  }

  private static long inAll(ApiClient client, String id, String trials) {
    if (!trials.startsWith("+")) {
      return Long.parseLong(trials);
    }
    var has = client.tree("/searches/" + id).path("spec").path("trials").asLong(0);
    return has + Long.parseLong(trials.substring(1));
  }

  /** As ISO 8601 has it; what is no such time is the service's to refuse. */
  static String duration(String given) {
    if (given.isEmpty() || !SHORT_DURATION.matcher(given).matches()) {
      return given;
    }
    var letters = given.toUpperCase(Locale.ROOT);
    var days = letters.indexOf('D') + 1;
    var time = letters.substring(days);
    return "P" + letters.substring(0, days) + (time.isEmpty() ? "" : "T" + time);
  }
}
