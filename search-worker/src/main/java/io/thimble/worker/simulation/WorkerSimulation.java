package io.thimble.worker.simulation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Simulates the workers of one search, event by event. A worker that has nothing to train waits for
 * the next end of a training.
 */
public final class WorkerSimulation {
  /** Where a trial stands. */
  private enum Stage {
    ABSENT,
    QUEUED,
    RUNNING,
    WAITING,
    PROMOTED,
    FINISHING,
    FINAL
  }

  /** The end of a part of a training. */
  private record End(double at, int trial) {}

  private final Shift shift;
  private final double[] times;
  private final double[] qualities;
  private final Stage[] stages;
  private final PriorityQueue<End> ends =
      new PriorityQueue<>(Comparator.comparingDouble(End::at).thenComparingInt(End::trial));
  private double busy;
  private double now;

  private WorkerSimulation(Shift shift) {
    this.shift = shift;
    this.times = shift.times();
    this.qualities = shift.qualities();
    this.stages = new Stage[shift.trials()];
    Arrays.fill(stages, Stage.ABSENT);
  }

  /** The share of all workers' time, from 0 to 1, that they train until the search is over. */
  public static double busyShare(Shift shift) {
    return new WorkerSimulation(shift).run();
  }

  private double run() {
    decide();
    while (!ends.isEmpty()) {
      var end = ends.remove();
      now = end.at();
      stages[end.trial()] =
          shift.rungs() && stages[end.trial()] == Stage.RUNNING ? Stage.WAITING : Stage.FINAL;
      decide();
    }
    return busy / (now * shift.workers());
  }

  /** Everything that is due: verdicts, proposals, trainings; each may make others due. */
  private void decide() {
    while (verdicts() || proposals()) {
      // Until nothing changes any more.
    }
    trainings();
  }

  private boolean verdicts() {
    for (int trial = 0; trial < stages.length; trial++) {
      if (stages[trial] == Stage.WAITING && isComparable(trial)) {
        stages[trial] = isPromoted(trial) ? Stage.PROMOTED : Stage.FINAL;
        return true;
      }
    }
    return false;
  }

  private boolean isComparable(int trial) {
    return IntStream.range(0, trial)
        .allMatch(earlier -> stages[earlier].compareTo(Stage.WAITING) >= 0);
  }

  private boolean isPromoted(int trial) {
    var better =
        IntStream.range(0, trial).filter(other -> qualities[other] > qualities[trial]).count();
    return better < Math.ceilDiv(trial + 1, Shift.REDUCTION);
  }

  private boolean proposals() {
    var next =
        IntStream.range(0, stages.length)
            .filter(trial -> stages[trial] == Stage.ABSENT)
            .findFirst()
            .orElse(-1);
    var isDecided =
        next >= 0
            && IntStream.range(0, next - shift.parallelism())
                .allMatch(earlier -> stages[earlier] == Stage.FINAL);
    if (isDecided) {
      stages[next] = Stage.QUEUED;
    }
    return isDecided;
  }

  /** Trials that were promoted come first: they hold up more of the others. */
  private void trainings() {
    begin(Stage.PROMOTED, Stage.FINISHING, 1 - Shift.TO_RUNG);
    begin(Stage.QUEUED, Stage.RUNNING, shift.rungs() ? Shift.TO_RUNG : 1);
  }

  private void begin(Stage from, Stage to, double part) {
    for (int trial = 0; trial < stages.length && ends.size() < shift.workers(); trial++) {
      if (stages[trial] == from) {
        stages[trial] = to;
        busy += part * times[trial];
        ends.add(new End(now + part * times[trial], trial));
      }
    }
  }
}
