package io.thimble.api.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Copies the spec of a search. */
@Command(
    name = "clone",
    description =
        "Print the spec of a search, ready to be changed and posted; with --post, post it.")
final class CloneCommand extends ClientCommand {
  @Mixin private final SearchIdParameter search = new SearchIdParameter();

  @Option(names = "--name", paramLabel = "NAME", description = "another name")
  private @Nullable String name;

  @Option(names = "--seed", paramLabel = "SEED", description = "another seed")
  private @Nullable Long seed;

  @Option(names = "--post", description = "post the copy instead of printing it")
  private boolean post;

  CloneCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(ApiClient client) {
    var id = search.resolve(client);
    if (!(client.tree("/searches/" + id).path("spec") instanceof ObjectNode spec)) {
      throw CommandFailure.failed(
          "The answer of %s has no spec of the search %s. Maybe it is of another version."
              .formatted(client.server(), id));
    }
    if (name != null) {
      spec.put("name", name);
    }
    if (seed != null) {
      spec.put("seed", seed);
    }
    if (!post) {
      terminal().print(json() ? spec.toString() : spec.toPrettyString());
      return ExitCodes.FINE;
    }
    var answer = client.postOnce("/searches", spec.toString());
    if (json()) {
      terminal().print(answer);
    } else {
      var posted = client.read(answer, Answers.Search.class);
      terminal().print("Search %s is %s.".formatted(posted.id(), posted.state()));
    }
    return ExitCodes.FINE;
  }
}
