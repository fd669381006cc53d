package io.thimble.hw.benchmark;

import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.budget.Feasibility;
import io.thimble.hw.budget.Proposable;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds until a search over one family knows whether anything fits its budget. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class FeasibilityBenchmark {
  private static final int CLASSES = 12;

  /** The budget of {@code ./thimble demo}. */
  private static final Budget ROOMY = new Budget(80_000L, 40_000L, 6_000_000L, null, null);

  /** Less than the runtime's own record of a model. */
  private static final Budget NARROW = new Budget(100L, null, null, null, null);

  @Param("ds-cnn")
  private String family;

  private Proposable roomy;
  private Proposable narrow;

  /**
   * Poses the searches.
   *
   * @throws IllegalStateException when a budget does not do what its benchmark is named after
   */
  @Setup
  public void pose() {
    roomy = search(ROOMY);
    narrow = search(NARROW);
    if (!(Feasibility.of(roomy) instanceof Feasibility.Admits)
        || !(Feasibility.of(narrow) instanceof Feasibility.Nothing)) {
      throw new IllegalStateException(
          "Of the family (%s) something must fit %s and nothing %s. Maybe change these budgets."
              .formatted(family, ROOMY, NARROW));
    }
  }

  /** The certificate that something fits, with the share that does. */
  @Benchmark
  public Feasibility certificateOfFit() {
    return Feasibility.of(roomy);
  }

  /** The certificate that nothing fits, with the smallest limits that would do. */
  @Benchmark
  public Feasibility certificateOfNoFit() {
    return Feasibility.of(narrow);
  }

  private Proposable search(Budget budget) {
    return new OneFamily(
        List.of(Family.ofLabel(family)), Collections.nCopies(CLASSES, "word"), budget, null);
  }

  /** A question about one family, also one that a search would not take. */
  private record OneFamily(
      List<Family> families, List<String> labels, Budget budget, @Nullable String device)
      implements Proposable {}
}
