package io.thimble.worker.replay.bench;

import io.thimble.worker.replay.GapMeter;
import io.thimble.worker.replay.ReplayReport;
import io.thimble.worker.replay.ReplayRun;
import io.thimble.worker.replay.Trajectory;
import io.thimble.worker.replay.optuna.OptunaRuns;
import io.thimble.worker.strategy.Strategies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Runs strategies, with and without known costs, and a peer's samplers on the same tasks. What they
 * tried is measured by the same code.
 */
public final class StrategyBenchmark {
  private final OptunaRuns peer;
  private final Effort effort;
  private final Consumer<String> progress;

  /**
   * How much is run.
   *
   * @param seeds runs of each of our strategies, and of the peer's fast samplers
   * @param tpeSeeds runs of the peer's TPE, which takes minutes for each
   * @param trials of each run
   * @param tpeTrials of each run of the peer's TPE, whose time grows with their square
   * @param threads of ours that run at the same time
   */
  public record Effort(int seeds, int tpeSeeds, int trials, int tpeTrials, int threads) {}

  /**
   * A benchmark.
   *
   * @param progress hears of each run, from several threads
   */
  public StrategyBenchmark(OptunaRuns peer, Effort effort, Consumer<String> progress) {
    this.peer = peer;
    this.effort = effort;
    this.progress = progress;
  }

  /**
   * Runs one case.
   *
   * @param strategies ours, by name
   * @param samplers the peer's, by name
   */
  public List<BenchRow> run(BenchCase where, List<String> strategies, List<String> samplers)
      throws IOException, InterruptedException {
    var rows = new ArrayList<BenchRow>();
    for (var sampler : samplers) {
      var runs = peerRuns(where, sampler);
      if (!runs.isEmpty()) {
        rows.add(row(where, sampler, true, false, runs));
      }
    }
    for (var strategy : strategies) {
      for (var known : knowledge(where, strategy)) {
        var task = where.task(known);
        var runs =
            new ReplayRun(task, Strategies.named(strategy), effort.trials(), 1)
                .run(effort.seeds(), effort.threads(), run -> say(where, strategy, run));
        rows.add(row(where, strategy, false, known, runs));
      }
    }
    return rows;
  }

  /** Limits are known in any case, and what is drawn at random is not drawn otherwise. */
  private static List<Boolean> knowledge(BenchCase where, String strategy) {
    if (!where.tightened().isEmpty()) {
      return List.of(true);
    }
    return strategy.equals("random") ? List.of(false) : List.of(true, false);
  }

  private List<Trajectory> peerRuns(BenchCase where, String sampler)
      throws IOException, InterruptedException {
    int seeds = sampler.startsWith("tpe") ? effort.tpeSeeds() : effort.seeds();
    return peer.of(
        where.task(false),
        sampler,
        seeds,
        trials(sampler),
        run -> say(where, "optuna " + sampler, run));
  }

  private int trials(String contestant) {
    return contestant.startsWith("tpe")
        ? Math.min(effort.tpeTrials(), effort.trials())
        : effort.trials();
  }

  private BenchRow row(
      BenchCase where, String contestant, boolean isPeer, boolean known, List<Trajectory> runs) {
    var name = (isPeer ? "optuna " : "") + contestant + (known ? ", costs known" : "");
    var report =
        ReplayReport.of(
            name,
            new GapMeter(where.task(known)),
            runs,
            ReplayReport.checkpoints(trials(contestant)));
    return new BenchRow(contestant, isPeer, known, report);
  }

  private void say(BenchCase where, String contestant, Trajectory run) {
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s, %s, seed %d: %d trials, %.1f s",
            where.table(),
            contestant,
            run.seed(),
            run.rows().size(),
            run.seconds()));
  }
}
