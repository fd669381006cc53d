package io.thimble.api.cli;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a list page by page. */
final class Pages {
  private Pages() {}

  /**
   * Shows rows to their reader until there are no more or enough; as JSON, a page on each line.
   *
   * @param path of the list, without a query
   * @param query what every page is asked with
   * @param field of the answer that holds the rows
   * @param most rows to ask for
   */
  static void each(
      ApiClient client,
      String path,
      String query,
      String field,
      long most,
      Consumer<String> pages,
      Consumer<JsonNode> rows) {
    var left = most;
    @Nullable String cursor = null;
    do {
      var asked = path + "?limit=" + Math.min(100, left) + query;
      var answer = client.getText(cursor == null ? asked : asked + "&cursor=" + cursor);
      pages.accept(answer);
      var page = client.parse(answer);
      for (var row : page.path(field)) {
        rows.accept(row);
        left--;
      }
      var next = page.path("next");
      cursor = next.isMissingNode() || next.isNull() ? null : next.asString();
    } while (cursor != null && left > 0);
  }
}
