package io.thimble.worker.replay.table;

import io.thimble.worker.strategy.problem.Admission;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Domain;
import io.thimble.worker.strategy.problem.Goal;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Variable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table as a strategy sees it: decisions, and the known columns of rows within the limits. What
 * is not known is told by {@link #results} when a row is tried.
 */
public final class TableProblem implements Problem {
  /** What refuses a combination of answers that the table has no row for. */
  public static final String ABSENT = "absent";

  /** The reference of the hypervolume, on objectives scaled to 0 to 1 over the table. */
  public static final double REFERENCE = 1.1;

  private final TableTask task;
  private final List<Domain> domains;
  private final List<Goal> goals;
  private final List<Integer> features;
  private final double[] least;

  /** The problem of this task. */
  public TableProblem(TableTask task) {
    this.task = task;
    var table = task.table();
    domains =
        List.of(
            new Domain(
                table.name(),
                table.decisions().stream()
                    .map(
                        column -> new Variable(column.name(), column.places(), column.ordered(), 0))
                    .toList(),
                -1));
    goals =
        IntStream.range(0, task.objectives().size())
            .mapToObj(objective -> goal(task, objective))
            .toList();
    features =
        IntStream.range(0, table.measures().size())
            .filter(measure -> task.known().contains(table.measures().get(measure)))
            .boxed()
            .toList();
    least = features.stream().mapToDouble(measure -> Math.min(0, least(table, measure))).toArray();
  }

  @Override
  public List<Domain> domains() {
    return domains;
  }

  @Override
  public List<Goal> goals() {
    return goals;
  }

  @Override
  public Admission admit(Point point) {
    var row = task.table().row(point.answers());
    if (row.isEmpty()) {
      return new Admission.Refused(ABSENT);
    }
    return task.isFeasible(row.getAsInt())
        ? new Admission.Admitted(candidate(point, row.getAsInt()))
        : new Admission.Refused(worstLimit(row.getAsInt()));
  }

  /** None: what is known good would be known from the table. */
  @Override
  public List<Point> starts() {
    return List.of();
  }

  /** The row of an admitted candidate. */
  public int row(Candidate candidate) {
    return task.table().row(candidate.point().answers()).orElseThrow();
  }

  /** The value of each goal, as a trial would have measured it. */
  public List<Double> results(int row) {
    return Arrays.stream(task.values(row)).boxed().toList();
  }

  private Candidate candidate(Point point, int row) {
    var values = task.values(row);
    var known =
        IntStream.range(0, goals.size())
            .mapToObj(i -> goals.get(i).known() ? values[i] : Double.NaN)
            .toList();
    var octaves =
        IntStream.range(0, features.size())
            .mapToObj(i -> octaves(task.table().value(row, features.get(i)) - least[i]))
            .toList();
    return new Candidate(point, Integer.toString(row), known, octaves);
  }

  /** The limit that the row exceeds by the largest factor. */
  private String worstLimit(int row) {
    var table = task.table();
    return task.limits().stream()
        .max(
            Comparator.comparingDouble(
                limit -> table.value(row, table.measure(limit.column())) / limit.most()))
        .map(TableLimit::column)
        .orElseThrow();
  }

  private static Goal goal(TableTask task, int objective) {
    boolean known = task.known().contains(task.objectives().get(objective).column());
    return new Goal(
        task.objectives().get(objective).toString(),
        known,
        known ? worst(task, objective) : Double.NaN);
  }

  /** The hypervolume's reference in the objective's own unit. */
  private static double worst(TableTask task, int objective) {
    var values =
        IntStream.range(0, task.table().rows())
            .mapToDouble(row -> task.values(row)[objective])
            .summaryStatistics();
    return values.getMin() + REFERENCE * (values.getMax() - values.getMin());
  }

  private static double least(Table table, int measure) {
    return IntStream.range(0, table.rows())
        .mapToDouble(row -> table.value(row, measure))
        .min()
        .orElseThrow();
  }

  private static double octaves(double value) {
    return StrictMath.log(value + 1) / StrictMath.log(2);
  }
}
