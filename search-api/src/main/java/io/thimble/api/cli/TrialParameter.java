package io.thimble.api.cli;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The trial that a command is about. */
final class TrialParameter {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  @Parameters(
      arity = "1..2",
      paramLabel = "[SEARCH] N",
      hideParamSyntax = true,
      description = "a search (default: the newest) and the number of its trial")
  private List<String> given = List.of();

  /**
   * A trial.
   *
   * @param search id of its search
   * @param number its number
   */
  record Trial(String search, int number) {
    /** Where it is, below the API's root. */
    String path() {
      return "/searches/%s/trials/%d".formatted(search, number);
    }
  }

  Trial resolve(ApiClient client) {
    return resolve(client, given);
  }

  /**
   * The trial that is meant by a number, or a search and a number.
   *
   * @throws CommandFailure when these are none
   */
  static Trial resolve(ApiClient client, List<String> given) {
    if (given.isEmpty() || given.size() > 2) {
      throw CommandFailure.badInput(
          "The trial (%s) is not named. Maybe give a search and a number, or a number for the newest search."
              .formatted(String.join(" ", given)));
    }
    var number = number(given.getLast());
    return new Trial(
        SearchIds.resolve(client, given.size() == 1 ? null : given.getFirst()), number);
  }

  /** The trial that is meant by {@code SEARCH:N}, or {@code N} for the newest search. */
  static Trial resolve(ApiClient client, String given) {
    var colon = given.lastIndexOf(':');
    @Nullable String search = colon < 0 ? null : given.substring(0, colon);
    var number = number(given.substring(colon + 1));
    return new Trial(SearchIds.resolve(client, search), number);
  }

  private static int number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw CommandFailure.badInput(
          "The trial (%s) is no number of one. Maybe ./thimble trials shows them.".formatted(text));
    }
    return Integer.parseInt(text);
  }
}
