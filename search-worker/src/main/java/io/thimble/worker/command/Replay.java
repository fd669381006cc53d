package io.thimble.worker.command;

import io.thimble.worker.replay.GapMeter;
import io.thimble.worker.replay.ReplayReport;
import io.thimble.worker.replay.ReplayRun;
import io.thimble.worker.replay.table.TableFile;
import io.thimble.worker.replay.table.TableLimit;
import io.thimble.worker.replay.table.TableObjective;
import io.thimble.worker.replay.table.TableTask;
import io.thimble.worker.strategy.Strategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Runs a search strategy where every result is known. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    subcommands = ReplaySearch.class,
    description = {
      "Runs a search strategy against a table of known results, with several seeds, and says how",
      "much of the true front's hypervolume it lacks after 25, 50, 100, 200 and 500 trials: each",
      "objective scaled to 0 to 1 over the table, reference 1.1."
    })
final class Replay implements Callable<Integer> {
  @Mixin private TableChoice choice = new TableChoice();

  @Option(
      names = "--strategy",
      paramLabel = "S",
      description = "What proposes. Default: the one that searches use by default.")
  private String strategy = Strategies.all().getFirst().name();

  @Option(names = "--trials", paramLabel = "N", description = "Trials of each run. Default: 100.")
  private int trials = 100;

  @Option(names = "--seeds", paramLabel = "K", description = "Runs. Default: 10.")
  private int seeds = 10;

  @Option(
      names = "--objectives",
      paramLabel = "NAME:max|min,…",
      description = "Default: accuracy:max and flops:min (or ops:min); all values of a function.")
  private @Nullable String objectives;

  @Option(
      names = "--known",
      split = ",",
      paramLabel = "NAME",
      description = "Columns that are known before a trial, as costs of networks are.")
  private List<String> known = List.of();

  @Option(
      names = "--limit",
      paramLabel = "NAME<=VALUE",
      description = "Rows beyond it are refused before they cost a trial. May be repeated.")
  private List<String> limits = List.of();

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Trials that run at the same time, so their results are missing. Default: 1.")
  private int parallelism = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at the same time. Default: one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--write", paramLabel = "T.csv", description = "Write the table there, too.")
  private @Nullable Path write;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--csv", description = "Print a line for each checkpoint.")
  private boolean csv;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    requirePositive("--trials", trials);
    requirePositive("--seeds", seeds);
    requirePositive("--parallelism", parallelism);
    requirePositive("--threads", threads);
    var table = choice.table();
    if (write != null) {
      Files.write(write, TableFile.lines(table));
    }
    var task =
        new TableTask(
            table,
            TableObjective.parse(objectives == null ? choice.usualObjectives(table) : objectives),
            Set.copyOf(known),
            limits.stream().map(TableLimit::parse).toList());
    var meter = new GapMeter(task);
    var runs =
        new ReplayRun(task, Strategies.named(strategy), trials, parallelism)
            .run(seeds, threads, _ -> {});
    var report = ReplayReport.of(strategy, meter, runs, ReplayReport.checkpoints(trials));
    print(report, task);
    return 0;
  }

  private void print(ReplayReport report, TableTask task) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(ReplayText.json(report)));
    } else if (csv) {
      ReplayText.csv(List.of(report)).forEach(out::println);
    } else {
      out.println(ReplayText.heading(task));
      ReplayText.table(List.of(report)).print(out);
    }
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "The value of %s (%d) is none. Maybe use 1 or more.".formatted(option, value));
    }
  }
}
