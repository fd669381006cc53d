package io.thimble.worker.replay;

import io.thimble.hw.score.Hypervolume;
import io.thimble.hw.score.ParetoArchive;
import io.thimble.worker.replay.table.TableProblem;
import io.thimble.worker.replay.table.TableTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much of the hypervolume of a table's true front the rows that were tried do not have, in
 * percent. Each objective is scaled to 0 to 1 over all rows of the table and turned to minimise;
 * the reference is 1.1 on each axis. Rows beyond a limit add nothing.
 */
public final class GapMeter {
  private static final double PERCENT = 100;

  private final TableTask task;
  private final double[] least;
  private final double[] span;
  private final double[] reference;
  private final double trueVolume;
  private final double optimum;

  /** For what is looked for in a table. */
  public GapMeter(TableTask task) {
    this.task = task;
    int objectives = task.objectives().size();
    least = new double[objectives];
    span = new double[objectives];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    var most = new double[objectives];
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    for (int row = 0; row < task.table().rows(); row++) {
      var values = task.values(row);
      for (int i = 0; i < objectives; i++) {
        least[i] = Math.min(least[i], values[i]);
        most[i] = Math.max(most[i], values[i]);
      }
    }
    Arrays.setAll(span, i -> most[i] > least[i] ? most[i] - least[i] : 1);
    reference = new double[objectives];
    Arrays.fill(reference, TableProblem.REFERENCE);
    trueVolume = Hypervolume.of(task.front().stream().map(this::scaled).toList(), reference);
    optimum = task.optimum();
  }

  /** What is looked for. */
  public TableTask task() {
    return task;
  }

  /** The true front's hypervolume. */
  public double trueVolume() {
    return trueVolume;
  }

  /**
   * The gap after so many trials each.
   *
   * @param rows as they were tried
   * @param checkpoints in rising order; beyond the last row nothing changes
   */
  public List<Double> gaps(List<Integer> rows, List<Integer> checkpoints) {
    var archive = new ParetoArchive(reference);
    var gaps = new ArrayList<Double>();
    int tried = 0;
    for (var checkpoint : checkpoints) {
      for (; tried < Math.min(checkpoint, rows.size()); tried++) {
        if (task.isFeasible(rows.get(tried))) {
          archive.add(scaled(rows.get(tried)));
        }
      }
      gaps.add(PERCENT * Math.max(0, 1 - archive.hypervolume() / trueVolume));
    }
    return gaps;
  }

  /**
   * Whether the best value within the limits was met among the first so many trials each.
   *
   * @param rows as they were tried
   */
  public List<Boolean> foundOptimum(List<Integer> rows, List<Integer> checkpoints) {
    int objective = task.measuredObjective();
    return checkpoints.stream()
        .map(
            checkpoint ->
                rows.stream()
                    .limit(checkpoint)
                    .anyMatch(
                        row -> task.isFeasible(row) && task.values(row)[objective] <= optimum))
        .toList();
  }

  private double[] scaled(int row) {
    var values = task.values(row);
    var scaled = new double[values.length];
    Arrays.setAll(scaled, i -> (values[i] - least[i]) / span[i]);
    return scaled;
  }
}
