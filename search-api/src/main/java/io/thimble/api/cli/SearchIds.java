package io.thimble.api.cli;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the search that a person means. */
final class SearchIds {
  /** Stands for the newest search, as does no name at all. */
  static final String LATEST = "latest";

  private static final Pattern WHOLE =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final Pattern BEGINNING = Pattern.compile("[\\p{XDigit}-]+");
  private static final int MOST_SHOWN = 5;

  private SearchIds() {}

  /**
   * The id of the search.
   *
   * @param given its id, the beginning of its id, {@code latest}, or null for the newest
   * @throws CommandFailure when there is none, or more than one begins so
   */
  static String resolve(ApiClient client, @Nullable String given) {
    if (given == null || given.equals(LATEST)) {
      return newest(client);
    }
    if (WHOLE.matcher(given).matches()) {
      return given;
    }
    if (!BEGINNING.matcher(given).matches()) {
      throw CommandFailure.badInput(
          "The search (%s) is no id. Maybe copy it from ./thimble status --all, or leave it out for the newest."
              .formatted(given));
    }
    return beginningWith(client, given);
  }

  private static String newest(ApiClient client) {
    var page = client.get("/searches?limit=1", Answers.SearchPage.class);
    if (page.searches().isEmpty()) {
      throw CommandFailure.failed(
          "No search was posted to %s yet. Maybe post one: ./thimble search -f SPEC.json"
              .formatted(client.server()));
    }
    return page.searches().getFirst().id();
  }

  private static String beginningWith(ApiClient client, String beginning) {
    var found = new ArrayList<String>();
    @Nullable String cursor = null;
    do {
      var path = "/searches?limit=100" + (cursor == null ? "" : "&cursor=" + cursor);
      var page = client.get(path, Answers.SearchPage.class);
      page.searches().stream()
          .map(Answers.Search::id)
          .filter(id -> id.regionMatches(true, 0, beginning, 0, beginning.length()))
          .forEach(found::add);
      cursor = page.next();
    } while (cursor != null);
    if (found.isEmpty()) {
      throw CommandFailure.badInput(
          "No search's id begins with (%s). Maybe ./thimble status --all shows it."
              .formatted(beginning));
    }
    if (found.size() > 1) {
      throw CommandFailure.badInput(
          "The ids of %d searches begin with (%s): %s. Maybe give more of it."
              .formatted(
                  found.size(),
                  beginning,
                  String.join(", ", found.subList(0, Math.min(MOST_SHOWN, found.size())))));
    }
    return found.getFirst();
  }
}
