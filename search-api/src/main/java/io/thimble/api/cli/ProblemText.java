package io.thimble.api.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says problem details (RFC 9457) in plain words: the title, then each field with its value. */
final class ProblemText {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ProblemText() {}

  /**
   * What a refusal means for the command: bad input for what the person sent or named, a failure
   * for the rest.
   */
  static CommandFailure failure(URI asked, int status, String body) {
    var exitCode =
        switch (status) {
          case 400, 404, 413, 415, 422 -> ExitCodes.BAD_INPUT;
          default -> ExitCodes.FAILED;
        };
    return new CommandFailure(exitCode, words(asked, status, body));
  }

  private static String words(URI asked, int status, String body) {
    var problem = problem(body);
    if (problem == null) {
      return "%s answers with status %d and no problem details. Maybe another service is there."
          .formatted(asked, status);
    }
    var lines = new ArrayList<String>();
    var title = problem.path("title").asString("The service refused");
    var detail = problem.path("detail").asString("");
    lines.add(detail.isEmpty() ? title + "." : title + ": " + detail);
    for (var error : problem.path("errors")) {
      lines.addAll(field(error));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static List<String> field(JsonNode error) {
    var message = error.path("message").asString("");
    var maybe = message.indexOf(" Maybe ");
    var what = maybe < 0 ? message : message.substring(0, maybe);
    var line =
        "  %s (%s): %s"
            .formatted(error.path("field").asString("?"), value(error.path("value")), what);
    return maybe < 0 ? List.of(line) : List.of(line, "    " + message.substring(maybe + 1));
  }

  private static String value(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "missing";
    }
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static @Nullable JsonNode problem(String body) {
    try {
      var problem = JSON.readTree(body);
      return problem.isObject() && problem.has("title") ? problem : null;
    } catch (JacksonException noJson) {
      return null;
    }
  }
}
