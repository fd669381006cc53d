package io.thimble.worker.command;

import io.thimble.worker.replay.served.ServedSearch;
import io.thimble.worker.replay.served.Service;
import io.thimble.worker.replay.served.ServiceException;
import io.thimble.worker.strategy.HistoryReplay;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Proves that a search follows from its history. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = {
      "Decides once more everything that a search of a running service decided, from its stored",
      "history alone: every proposal, every verdict at a rung, the front. Exit code 1 when",
      "anything comes out differently."
    })
final class ReplaySearch implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The search's id.")
  private UUID search = new UUID(0, 0);

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Where the service runs. Default: http://127.0.0.1:8080.")
  private URI server = URI.create("http://127.0.0.1:8080");

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (var service = new Service(server)) {
      var replay = ServedSearch.read(service, search).replay();
      print(replay);
      return replay.differences().isEmpty() ? 0 : 1;
    } catch (ServiceException e) {
      spec.commandLine().getErr().println("thimble: " + e.getMessage());
      return 1;
    }
  }

  private void print(HistoryReplay replay) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(replay));
      return;
    }
    out.printf(
        "%d proposals, %d verdicts at rungs and a front of %d decided once more: %s%n",
        replay.proposals(),
        replay.verdicts(),
        replay.front(),
        replay.differences().isEmpty()
            ? "all as stored."
            : replay.differences().size() + " of them differ.");
    for (var difference : replay.differences()) {
      out.printf(
          "  trial %d, %s: stored %s, replayed %s%n",
          difference.trial(), difference.what(), difference.stored(), difference.replayed());
    }
  }
}
