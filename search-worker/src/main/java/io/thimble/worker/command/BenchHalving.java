package io.thimble.worker.command;

import io.thimble.hw.statistics.Mean;
import io.thimble.worker.replay.EarlyLook;
import io.thimble.worker.replay.GapMeter;
import io.thimble.worker.replay.RungReplay;
import io.thimble.worker.replay.generate.GeneratedTables;
import io.thimble.worker.replay.table.TableObjective;
import io.thimble.worker.replay.table.TableTask;
import io.thimble.worker.strategy.Strategies;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What it is worth to compare trials before their end. */
@Command(
    name = "halving",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a strategy on the table of really trained networks, with and without a rung at a third",
      "of the training, and prints the hypervolume gap for the same price in whole trainings."
    })
final class BenchHalving implements Callable<Integer> {
  private static final List<Integer> PRICES = List.of(10, 25, 50, 100, 200);
  private static final String EARLY = "early_float_accuracy";
  private static final double SHARE = 1 / 3.0;

  @Option(
      names = "--strategy",
      paramLabel = "S",
      description = "What proposes. Default: the one that searches use by default.")
  private String strategy = Strategies.all().getFirst().name();

  @Option(names = "--seeds", paramLabel = "K", description = "Runs of each. Default: 30.")
  private int seeds = 30;

  @Option(names = "--price", paramLabel = "N", description = "Whole trainings. Default: 100.")
  private int price = 100;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * A row of the table.
   *
   * @param reduction one in so many goes on; 1: all
   * @param audit share of the discarded that is trained on
   * @param tried mean number of trials that were begun for the whole price
   * @param gaps in percent, at each price
   */
  record Row(int reduction, double audit, double tried, List<Mean> gaps) {}

  @Override
  public Integer call() {
    var rows = new ArrayList<Row>();
    rows.add(row(new EarlyLook(EARLY, SHARE, 1, 0)));
    for (int reduction : List.of(2, 3, 4)) {
      rows.add(row(new EarlyLook(EARLY, SHARE, reduction, 0)));
      rows.add(row(new EarlyLook(EARLY, SHARE, reduction, 0.1)));
    }
    print(rows);
    return 0;
  }

  private List<Integer> prices() {
    return PRICES.stream().filter(mark -> mark <= price).toList();
  }

  private Row row(EarlyLook look) {
    var task =
        new TableTask(
            GeneratedTables.named(GeneratedTables.TRAINED),
            TableObjective.parse("accuracy:max,flash:min,sram:min,ops:min"),
            Set.of("flash", "sram", "ops"),
            List.of());
    var meter = new GapMeter(task);
    var replay = new RungReplay(task, Strategies.named(strategy), look);
    var runs =
        LongStream.rangeClosed(1, seeds)
            .parallel()
            .mapToObj(seed -> replay.run(seed, price))
            .toList();
    var gaps =
        runs.stream()
            .map(run -> meter.gaps(run.rows(), prices().stream().map(run::rowsFor).toList()))
            .toList();
    var err = spec.commandLine().getErr();
    err.printf("thimble: %s done%n", look);
    err.flush();
    return new Row(
        look.reduction(),
        look.audit(),
        runs.stream().mapToInt(RungReplay.Spending::tried).average().orElseThrow(),
        IntStream.range(0, prices().size())
            .mapToObj(i -> Mean.of(gaps.stream().map(gap -> gap.get(i)).toList()))
            .toList());
  }

  private void print(List<Row> rows) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(rows));
      return;
    }
    var titles = new ArrayList<>(List.of("one in … goes on", "audited %", "trials"));
    prices().forEach(mark -> titles.add("gap % for " + mark));
    var table = new TextTable(titles, List.of());
    for (var row : rows) {
      var cells = new ArrayList<String>();
      cells.add(Integer.toString(row.reduction()));
      cells.add("%.0f".formatted(100 * row.audit()));
      cells.add("%.0f".formatted(row.tried()));
      row.gaps()
          .forEach(
              gap -> cells.add("%.2f (%.2f to %.2f)".formatted(gap.mean(), gap.low(), gap.high())));
      table.row(cells.toArray(String[]::new));
    }
    table.print(out);
  }
}
