package io.thimble.worker.command;

import io.thimble.worker.replay.bench.BenchCase;
import io.thimble.worker.replay.bench.BenchRow;
import io.thimble.worker.replay.bench.StrategyBenchmark;
import io.thimble.worker.replay.bench.Verdict;
import io.thimble.worker.replay.optuna.Optuna;
import io.thimble.worker.replay.optuna.OptunaRuns;
import io.thimble.worker.strategy.Strategies;
import io.thimble.worker.strategy.problem.Strategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Strategies against Optuna. */
@Command(
    name = "strategies",
    mixinStandardHelpOptions = true,
    description = {
      "Search strategies against Optuna's samplers on tables of known results: how much of the"
          + " true",
      "front's hypervolume is missing after so many trials, with 95 % intervals over the seeds;"
          + " and",
      "how often the best network within a hard budget was found."
    })
final class BenchStrategies implements Callable<Integer> {
  /** One of each kind: what is left out are variants and what picks among these. */
  private static final Set<String> COMPARED =
      Set.of("random", "genetic", "genetic-nsga3", "aging-evolution", "bayesian");

  @Option(names = "--seeds", paramLabel = "N", description = "Runs of each. Default: 30.")
  private int seeds = 30;

  @Option(
      names = "--tpe-seeds",
      paramLabel = "N",
      description = "Runs of Optuna's TPE, each of which takes minutes. Default: 5.")
  private int tpeSeeds = 5;

  @Option(
      names = "--tpe-trials",
      paramLabel = "N",
      description = "Trials of each of these. Default: 200.")
  private int tpeTrials = 200;

  @Option(names = "--trials", paramLabel = "N", description = "Trials of each. Default: 500.")
  private int trials = 500;

  @Option(
      names = "--tables",
      split = ",",
      paramLabel = "NAME",
      description = "ds-cnn-trained, ds-cnn-fitted, ds-cnn, crnn, dtlz2. Default: all.")
  private List<String> tables = List.of();

  @Option(
      names = "--strategies",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Ours. Default: random, genetic, genetic-nsga3, aging-evolution, bayesian; none: only the",
        "peer runs."
      })
  private List<String> strategies =
      Strategies.all().stream().map(Strategy::name).filter(COMPARED::contains).toList();

  @Option(
      names = "--samplers",
      split = ",",
      paramLabel = "NAME",
      description =
          "Optuna's. Default: random, nsga2, tpe, tpe-multivariate; none: ours run alone.")
  private List<String> samplers = Optuna.SAMPLERS;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs of ours at the same time. Default: one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Where Optuna's runs are kept. Default: target/optuna of the checkout.")
  private @Nullable Path cache;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var cases = cases();
    var optuna = Optuna.find();
    if (optuna.isEmpty()) {
      say(
          "Optuna is not installed for /usr/bin/python3: what was kept of it is used, else our side"
              + " runs alone. Maybe install it: apt-get install python3-optuna");
    }
    var benchmark =
        new StrategyBenchmark(
            new OptunaRuns(folder(), optuna),
            new StrategyBenchmark.Effort(seeds, tpeSeeds, trials, tpeTrials, threads),
            this::say);
    var printed = new ArrayList<Map<String, Object>>();
    for (var where : cases) {
      var rows = benchmark.run(where, named(strategies), named(samplers));
      printed.add(json(where, rows));
      if (!json && !rows.isEmpty()) {
        print(where, rows);
      }
    }
    if (json) {
      spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(printed));
    }
    return 0;
  }

  private List<BenchCase> cases() {
    var all = Stream.concat(BenchCase.fronts().stream(), BenchCase.budgets().stream()).toList();
    for (var table : tables) {
      if (all.stream().noneMatch(where -> where.table().equals(table))) {
        throw new IllegalArgumentException(
            "The table (%s) is not among those compared on. Maybe use one of: %s."
                .formatted(table, all.stream().map(BenchCase::table).distinct().toList()));
      }
    }
    return all.stream()
        .filter(where -> tables.isEmpty() || tables.contains(where.table()))
        .toList();
  }

  private Path folder() {
    if (cache != null) {
      return cache;
    }
    var home = System.getenv("THIMBLE_HOME");
    return Path.of(home == null ? "." : home, "target", "optuna");
  }

  private static List<String> named(List<String> names) {
    return names.equals(List.of("none")) ? List.of() : names;
  }

  private void print(BenchCase where, List<BenchRow> rows) {
    var out = spec.commandLine().getOut();
    out.println(ReplayText.heading(where.task(true)));
    var table = ReplayText.table(rows.stream().map(BenchRow::report).toList());
    table.print(out);
    Verdict.of(rows).forEach(verdict -> out.println(sentence(verdict)));
    out.println();
    out.flush();
  }

  private static String sentence(Verdict verdict) {
    return String.format(
        Locale.ROOT,
        "%s after %d lacks %.2f %%, optuna %s after %d %.2f %%: %s.",
        verdict.strategy(),
        verdict.trials(),
        verdict.gapPct().mean(),
        verdict.sampler(),
        verdict.peerTrials(),
        verdict.peerGapPct().mean(),
        verdict.holds() ? "no worse" : "worse");
  }

  private static Map<String, Object> json(BenchCase where, List<BenchRow> rows) {
    var task = where.task(true);
    var fields = new LinkedHashMap<String, Object>();
    fields.put("table", where.table());
    fields.put("rows", task.table().rows());
    fields.put("feasible", task.feasible().size());
    fields.put("objectives", where.objectives());
    fields.put("limits", task.limits().stream().map(Object::toString).toList());
    fields.put("frontRows", task.front().size());
    fields.put("contestants", rows.stream().map(BenchStrategies::json).toList());
    fields.put("verdicts", Verdict.of(rows));
    return fields;
  }

  private static Map<String, Object> json(BenchRow row) {
    var fields = ReplayText.json(row.report());
    fields.put("peer", row.peer());
    fields.put("knowsCosts", row.knowsCosts());
    return fields;
  }

  private void say(String line) {
    var err = spec.commandLine().getErr();
    err.println("thimble: " + line);
    err.flush();
  }
}
