package io.thimble.worker.replay.table;

import io.thimble.hw.score.Front;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is looked for in a table: columns that are traded off, within limits. Never changes; safe
 * for several threads.
 */
public final class TableTask {
  private final Table table;
  private final List<TableObjective> objectives;
  private final Set<String> known;
  private final List<TableLimit> limits;
  private final List<double[]> values;
  private final BitSet feasible = new BitSet();

  /**
   * Checks the columns.
   *
   * @param table known results
   * @param objectives columns that are traded off
   * @param known columns that a strategy knows before it tries a row, as a search knows costs
   * @param limits what a row may cost at most; known as well, for they are checked beforehand
   * @throws InvalidTableException when a column is missing, or no row is within a limit
   */
  public TableTask(
      Table table, List<TableObjective> objectives, Set<String> known, List<TableLimit> limits) {
    this.table = table;
    this.objectives = List.copyOf(objectives);
    this.known = Set.copyOf(known);
    this.limits = List.copyOf(limits);
    known.forEach(table::measure);
    var columns = objectives.stream().map(TableObjective::column).toList();
    if (objectives.isEmpty() || columns.stream().distinct().count() < columns.size()) {
      throw new InvalidTableException(
          "The objectives (%s) are none or name a column twice. Maybe write accuracy:max,flops:min."
              .formatted(objectives));
    }
    var measures = columns.stream().map(table::measure).toList();
    values = IntStream.range(0, table.rows()).mapToObj(row -> minimised(row, measures)).toList();
    feasible.set(0, table.rows());
    for (var limit : limits) {
      requireMet(table, limit);
      int measure = table.measure(limit.column());
      IntStream.range(0, table.rows())
          .filter(row -> table.value(row, measure) > limit.most())
          .forEach(feasible::clear);
    }
  }

  private double[] minimised(int row, List<Integer> measures) {
    var minimised = new double[objectives.size()];
    Arrays.setAll(minimised, i -> objectives.get(i).minimised(table.value(row, measures.get(i))));
    return minimised;
  }

  private static void requireMet(Table table, TableLimit limit) {
    int measure = table.measure(limit.column());
    double least =
        IntStream.range(0, table.rows())
            .mapToDouble(row -> table.value(row, measure))
            .min()
            .orElseThrow();
    if (least > limit.most()) {
      throw new InvalidTableException(
          "No row of the table (%s) has %s. Maybe raise the limit to %s or more."
              .formatted(table.name(), limit, least));
    }
  }

  /** Known results. */
  public Table table() {
    return table;
  }

  /** Columns that are traded off. */
  public List<TableObjective> objectives() {
    return objectives;
  }

  /** Columns that a strategy knows before it tries a row. */
  public Set<String> known() {
    return known;
  }

  /** What a row may cost at most. */
  public List<TableLimit> limits() {
    return limits;
  }

  /** The objectives of a row, all turned to minimise, in the columns' own units. */
  public double[] values(int row) {
    return values.get(row).clone();
  }

  /** The rows within all limits. */
  public List<Integer> feasible() {
    return feasible.stream().boxed().toList();
  }

  /** Whether a row is within all limits. */
  public boolean isFeasible(int row) {
    return feasible.get(row);
  }

  /** The rows within the limits that no other such row dominates; of equal ones the first. */
  public List<Integer> front() {
    var sorted = new ArrayList<>(feasible());
    // Whatever dominates a row comes before it in lexicographic order.
    sorted.sort(Comparator.comparing(values::get, Arrays::compare));
    var front = new ArrayList<Integer>();
    for (var row : sorted) {
      var point = values.get(row);
      if (front.stream().noneMatch(kept -> isCovered(values.get(kept), point))) {
        front.add(row);
      }
    }
    return front;
  }

  private static boolean isCovered(double[] kept, double[] point) {
    return Arrays.equals(kept, point) || Front.dominates(kept, point);
  }

  /**
   * The best value, within the limits, of the first objective that is not known: what a search with
   * a hard budget wants. Turned to minimise.
   */
  public double optimum() {
    int measured = measuredObjective();
    return feasible().stream()
        .mapToDouble(row -> values.get(row)[measured])
        .min()
        .orElseThrow(
            () ->
                new InvalidTableException(
                    "No row of the table (%s) is within all of %s. Maybe raise one of them."
                        .formatted(table.name(), limits)));
  }

  /** The place of the first objective that is not known; the first one when all are. */
  public int measuredObjective() {
    return IntStream.range(0, objectives.size())
        .filter(i -> !known.contains(objectives.get(i).column()))
        .findFirst()
        .orElse(0);
  }
}
