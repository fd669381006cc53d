package io.thimble.hw.benchmark;

import io.thimble.hw.budget.Feasibility;
import io.thimble.hw.budget.Proposable;
import io.thimble.hw.search.Specs;
import java.util.concurrent.TimeUnit;
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
  /** The budget of {@code ./thimble demo}. */
  private static final String ROOMY =
      "{\"flashBytes\": 80000, \"sramBytes\": 40000, \"opsPerInference\": 6000000}";

  /** Less than the runtime's own record of a model. */
  private static final String NARROW = "{\"flashBytes\": 100}";

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

  private Proposable search(String budget) {
    return Specs.with("\"families\": [\"%s\"], \"budget\": %s".formatted(family, budget));
  }
}
