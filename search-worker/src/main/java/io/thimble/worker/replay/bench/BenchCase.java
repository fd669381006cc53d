package io.thimble.worker.replay.bench;

import io.thimble.worker.replay.function.Functions;
import io.thimble.worker.replay.generate.GeneratedTables;
import io.thimble.worker.replay.table.Table;
import io.thimble.worker.replay.table.TableLimit;
import io.thimble.worker.replay.table.TableObjective;
import io.thimble.worker.replay.table.TableTask;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Something to compare strategies on.
 *
 * @param table name of a generated table, or {@code dtlz2}
 * @param objectives what is traded off
 * @param costs what a strategy may know beforehand
 * @param tightened costs that only a quarter of the rows may have, each; none for a plain front
 */
public record BenchCase(
    String table, String objectives, Set<String> costs, List<String> tightened) {
  private static final String DTLZ2 = "dtlz2";
  private static final Set<String> COSTS = Set.of("flash", "sram", "ops");

  public BenchCase {
    costs = Set.copyOf(costs);
    tightened = List.copyOf(tightened);
  }

  /** Fronts to find: networks, and a function whose second value is known. */
  public static List<BenchCase> fronts() {
    return List.of(
        new BenchCase(GeneratedTables.TRAINED, "accuracy:max,ops:min", COSTS, List.of()),
        new BenchCase(GeneratedTables.FITTED, "accuracy:max,sram:min,ops:min", COSTS, List.of()),
        new BenchCase(GeneratedTables.DS_CNN, "accuracy:max,ops:min", COSTS, List.of()),
        new BenchCase(GeneratedTables.CRNN, "accuracy:max,flash:min", COSTS, List.of()),
        new BenchCase(DTLZ2, "f1:min,f2:min", Set.of("f2"), List.of()));
  }

  /** Hard budgets: the most accurate network of those within a quarter's flash and operations. */
  public static List<BenchCase> budgets() {
    return GeneratedTables.names().stream()
        .map(name -> new BenchCase(name, "accuracy:max", COSTS, List.of("flash", "ops")))
        .toList();
  }

  /** Its task with all costs known, or with none. */
  public TableTask task(boolean known) {
    var values = values();
    return new TableTask(
        values,
        TableObjective.parse(objectives),
        known ? costs : Set.of(),
        tightened.stream().map(cost -> quarter(values, cost)).toList());
  }

  private Table values() {
    return table.equals(DTLZ2) ? Functions.table(DTLZ2, 5, 5, 2) : GeneratedTables.named(table);
  }

  /** The limit that a quarter of the rows meets. */
  private static TableLimit quarter(Table table, String cost) {
    int measure = table.measure(cost);
    var sorted =
        IntStream.range(0, table.rows())
            .mapToDouble(row -> table.value(row, measure))
            .sorted()
            .toArray();
    return new TableLimit(cost, sorted[sorted.length / 4 - 1]);
  }
}
