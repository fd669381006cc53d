package io.thimble.worker.strategy.bayesian;

import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.score.Objective;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.TrainingSpec;
import io.thimble.worker.strategy.ArchitectureProblem;
import io.thimble.worker.strategy.Toys;
import io.thimble.worker.strategy.draw.RandomStrategy;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds of one proposal, three families with real costs and four goals, after so many
 * results: by a worker that proposed the trials before, and by one that just started.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ProposalBenchmark {
  @Param({"25", "100", "500", "2000"})
  private int results;

  private Search search;
  private History history;
  private Strategy strategy;

  /** A search whose trials were drawn at random. */
  @Setup
  public void run() {
    strategy = BayesianStrategy.expectedImprovement();
    search = new Search(ArchitectureProblem.of(spec(), List.of()), 1, results + 1, 1, List.of());
    var random = new Search(ArchitectureProblem.of(spec(), List.of()), 1, results, 1, List.of());
    history = Toys.run(new RandomStrategy(), random, Toys::measure);
  }

  /** Kernels are at hand, as they are for most proposals of a running worker. */
  @Benchmark
  public Suggestion proposal() {
    return strategy.propose(search, history, results);
  }

  /** Kernels have to be fitted. */
  @Benchmark
  public Suggestion proposalAfterStart() {
    return BayesianStrategy.expectedImprovement().propose(search, history, results);
  }

  private static SearchSpec spec() {
    return new SearchSpec(
        "benchmark",
        "none",
        List.of("yes", "no", "up", "down", "left", "right", "on", "off", "stop", "go"),
        null,
        new Budget(80_000L, 40_000L, 6_000_000L, null, null),
        List.of(Family.DS_CNN, Family.CRNN, Family.DNN),
        "bayesian",
        List.of(Objective.ERROR, Objective.FLASH, Objective.SRAM, Objective.OPS),
        1,
        Duration.ofHours(1),
        1,
        TrainingSpec.of(1),
        1,
        List.of());
  }
}
