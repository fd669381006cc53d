package io.thimble.worker.strategy;

import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Decisions;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Evaluated;
import io.thimble.worker.strategy.problem.Outcome;
import io.thimble.worker.strategy.problem.Outcome.Measured;
import java.util.List;

/**
 * A made-up error of real architectures, with what makes real ones hard to search: it falls with
 * size and saturates, one family lies below the other, some answers are better than both their
 * neighbours, and a part cannot be foreseen.
 */
public final class SyntheticAccuracy {
  private SyntheticAccuracy() {}

  /** The error, beside the bytes of the flatbuffer and the operations. */
  public static Outcome measure(ArchitectureProblem problem, Candidate candidate) {
    var network = problem.network(candidate.point()).orElseThrow();
    var estimate = network.estimate();
    return Toys.measured(
        candidate,
        error(network.decisions(), estimate.parameters(), estimate.macs(), candidate.id()));
  }

  /** Error, size and operations, each turned into 0 (best) to 1 (worst allowed). */
  public static double[] scaled(Evaluated trial) {
    return switch (trial.outcome()) {
      case Measured(List<Double> objectives) ->
          new double[] {
            objectives.get(0) / 0.5,
            Math.log(objectives.get(1) / 1_000) / Math.log(60_000 / 1_000.0),
            Math.log(objectives.get(2) / 2_000) / Math.log(100_000_000 / 2_000.0)
          };
      case Outcome.Stopped _, Outcome.Failed _, Outcome.Pending _ -> new double[] {1, 1, 1};
    };
  }

  private static double error(Decisions decisions, long parameters, long macs, String id) {
    var size = Math.exp(-parameters / 8_000.0);
    var work = Math.exp(-macs / 1_500_000.0);
    var coefficients = Math.abs(decisions.get("fe_coefficients") - 13) / 40.0;
    var luck = Math.floorMod(id.hashCode(), 1_000) / 1_000.0 * 0.01;
    if (decisions.family() == Family.DNN) {
      return 0.14 + 0.2 * size + 0.1 * coefficients + luck;
    }
    var kernel = Math.abs(decisions.get("conv_kernel_time") - 8) / 40.0;
    var depth = Math.abs(decisions.get("blocks") - 4) / 60.0;
    return 0.05 + 0.12 * size + 0.12 * work + 0.1 * coefficients + kernel + depth + luck;
  }
}
