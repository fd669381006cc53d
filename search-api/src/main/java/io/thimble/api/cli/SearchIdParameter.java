package io.thimble.api.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The search that a command is about. */
final class SearchIdParameter {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID",
      description =
          "id of a search, the beginning of its id, or '" + SearchIds.LATEST + "' (the default)")
  private @Nullable String given;

  String resolve(ApiClient client) {
    return SearchIds.resolve(client, given);
  }

  boolean isGiven() {
    return given != null;
  }
}
