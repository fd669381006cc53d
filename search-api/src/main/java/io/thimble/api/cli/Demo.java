package io.thimble.api.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/** One search on a service of its own, from the first look at the data to the winner's files. */
final class Demo {
  static final String FRONT = "front.json";

  private final DemoSpec spec;
  private final Path out;
  private final Terminal terminal;
  private final boolean json;
  private final StatusLine statusLine;

  Demo(DemoSpec spec, Path out, Terminal terminal, boolean json, StatusLine statusLine) {
    this.spec = spec;
    this.out = out;
    this.terminal = terminal;
    this.json = json;
    this.statusLine = statusLine;
  }

  /** Runs the search and returns the exit code. */
  int run(LocalService service) {
    // The stores keep microseconds at best, so a data set may seem to be seen a moment too early.
    var begin = Instant.now().minus(Duration.ofSeconds(1));
    try (var client = new ApiClient(service.address(), ServerOptions.token(System.getenv()))) {
      service.awaitReady(client);
      var dataset = new DatasetWait(service, client, statusLine).until(spec.dataset(), begin);
      var posted = client.read(client.postOnce("/searches", spec.json()), Answers.Search.class);
      statusLine.say(
          "Search %s is posted: at most %d trials. It can be watched at %s/"
              .formatted(posted.id(), posted.trials().total(), service.address()));
      var ended = SearchWatch.untilEnd(client, posted.id(), statusLine);
      return ended.completed()
          ? results(service, client, posted.id(), dataset)
          : SearchWatch.exitCode(ended, terminal);
    }
  }

  private int results(
      LocalService service, ApiClient client, String search, Answers.Dataset dataset) {
    var answer = client.getText("/searches/%s/front".formatted(search));
    var front = client.read(answer, Answers.Front.class);
    var winner = Fronts.winner(front);
    if (winner.isEmpty()) {
      terminal.complain(
          "The search %s ended with no trial scored. Maybe the worker's log says why: %s"
              .formatted(search, service.logFolder()));
      return ExitCodes.FAILED;
    }
    var files = new LinkedHashMap<>(TrialFiles.download(client, search, winner.get().trial()));
    files.put(FRONT, answer.getBytes(StandardCharsets.UTF_8));
    OutFiles.write(out, files);
    if (json) {
      terminal.print(answer);
    } else {
      statusLine.say("The front after %d trials:".formatted(front.trials()));
      Fronts.table(front).lines().forEach(line -> statusLine.say("  " + line));
      tellWhatNext(winner.get(), service, dataset);
    }
    return ExitCodes.FINE;
  }

  private void tellWhatNext(Answers.Member winner, LocalService service, Answers.Dataset dataset) {
    statusLine.say(
        "The winner is trial %d. Its %s and %s, and %s, are in %s"
            .formatted(
                winner.trial(),
                TrialFiles.MODEL,
                TrialFiles.BUNDLE,
                FRONT,
                out.toAbsolutePath().normalize()));
    var path = dataset.path() == null ? "DIR" : dataset.path();
    statusLine.say(
        "  to check its accuracy:      ./thimble evaluate %s --data %s --split testing"
            .formatted(out.resolve(TrialFiles.BUNDLE), path));
    statusLine.say("  to see the search again:    %s".formatted(service.upCommand()));
  }
}
