package io.thimble.worker.replay;

import io.thimble.worker.replay.table.TableProblem;
import io.thimble.worker.replay.table.TableTask;
import io.thimble.worker.strategy.problem.Evaluated;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Outcome;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Runs a strategy against a table, as a search would run it against trainings. */
public final class ReplayRun {
  private final TableProblem problem;
  private final Strategy strategy;
  private final int trials;
  private final int parallelism;

  /**
   * Runs of this strategy.
   *
   * @param trials most rows that are tried
   * @param parallelism trials that run at the same time; with one, each proposal sees all results
   */
  public ReplayRun(TableTask task, Strategy strategy, int trials, int parallelism) {
    this.problem = new TableProblem(task);
    this.strategy = strategy;
    this.trials = trials;
    this.parallelism = parallelism;
  }

  /**
   * Runs with the seeds 1, 2, …
   *
   * @param threads most that run at the same time; changes nothing but the time it takes
   * @param progress hears of each run, from several threads
   * @return by seed
   */
  public List<Trajectory> run(int seeds, int threads, Consumer<Trajectory> progress)
      throws InterruptedException {
    var runs =
        LongStream.rangeClosed(1, seeds)
            .<Callable<Trajectory>>mapToObj(
                seed ->
                    () -> {
                      var trajectory = run(seed);
                      progress.accept(trajectory);
                      return trajectory;
                    })
            .toList();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      var trajectories = new ArrayList<Trajectory>();
      for (var future : executor.invokeAll(runs)) {
        trajectories.add(future.get());
      }
      return trajectories;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  /** Runs with one seed. */
  public Trajectory run(long seed) {
    // A search hands out one trial more than are running; here nothing runs while one is proposed.
    var search = new Search(problem, seed, trials, parallelism - 1, List.of());
    var history = new ArrayList<Evaluated>();
    var rows = new ArrayList<Integer>();
    long nanos = 0;
    while (rows.size() < trials) {
      long start = System.nanoTime();
      var suggestion = strategy.propose(search, new History(history), rows.size());
      nanos += System.nanoTime() - start;
      if (!(suggestion instanceof Suggestion.Accepted accepted)) {
        break;
      }
      int row = problem.row(accepted.candidate());
      history.add(
          new Evaluated(
              rows.size(), accepted.candidate(), new Outcome.Measured(problem.results(row))));
      rows.add(row);
    }
    return new Trajectory(seed, rows, nanos / 1e9);
  }
}
