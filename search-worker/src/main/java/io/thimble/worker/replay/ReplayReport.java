package io.thimble.worker.replay;

import io.thimble.hw.statistics.Mean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy reached on a table.
 *
 * @param strategy its name
 * @param table the table's name
 * @param seeds how many runs
 * @param checkpoints what was reached after so many trials
 * @param distinct rows that a run tried, on average, each counted once
 * @param secondsPerProposal time for one proposal, on average
 */
public record ReplayReport(
    String strategy,
    String table,
    int seeds,
    List<Checkpoint> checkpoints,
    double distinct,
    double secondsPerProposal) {
  /** Trials after which runs are looked at. */
  public static final List<Integer> CHECKPOINTS = List.of(25, 50, 100, 200, 500);

  public ReplayReport {
    checkpoints = List.copyOf(checkpoints);
  }

  /**
   * How runs stood after so many trials.
   *
   * @param trials how many
   * @param hypervolumeGapPct see {@link GapMeter}, with its 95 % interval over the seeds
   * @param optimumShare share of runs that had met the best value within the limits; null without
   *     limits
   */
  public record Checkpoint(int trials, Mean hypervolumeGapPct, @Nullable Double optimumShare) {}

  /** The usual checkpoints up to so many trials; that number itself where it is below them all. */
  public static List<Integer> checkpoints(int trials) {
    var within = CHECKPOINTS.stream().filter(checkpoint -> checkpoint <= trials).toList();
    return within.isEmpty() ? List.of(trials) : within;
  }

  /** The report on these runs. */
  public static ReplayReport of(
      String strategy, GapMeter meter, List<Trajectory> runs, List<Integer> checkpoints) {
    var gaps = runs.stream().map(run -> meter.gaps(run.rows(), checkpoints)).toList();
    var found = runs.stream().map(run -> meter.foundOptimum(run.rows(), checkpoints)).toList();
    var reached = new ArrayList<Checkpoint>();
    for (int i = 0; i < checkpoints.size(); i++) {
      int at = i;
      reached.add(
          new Checkpoint(
              checkpoints.get(i),
              Mean.of(gaps.stream().map(gap -> gap.get(at)).toList()),
              meter.task().limits().isEmpty() ? null : share(found, at)));
    }
    int proposals = runs.stream().mapToInt(run -> run.rows().size()).sum();
    return new ReplayReport(
        strategy,
        meter.task().table().name(),
        runs.size(),
        reached,
        runs.stream().mapToLong(run -> run.rows().stream().distinct().count()).average().orElse(0),
        runs.stream().mapToDouble(Trajectory::seconds).sum() / Math.max(1, proposals));
  }

  private static double share(List<List<Boolean>> found, int checkpoint) {
    return IntStream.range(0, found.size()).filter(run -> found.get(run).get(checkpoint)).count()
        / (double) found.size();
  }
}
