package io.thimble.hw.benchmark;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** Estimates a second on one core, over random networks of a family's space. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class EstimateBenchmark {
  /** A power of two, so that taking the next network costs next to nothing. */
  private static final int NETWORKS = 512;

  private static final long SEED = 1;
  private static final int CLASSES = 12;

  @Param("ds-cnn")
  private String family;

  private Space space;
  private List<Decisions> decisions;
  private List<Architecture> architectures;
  private int next;

  /** Draws the networks. */
  @Setup
  public void draw() {
    var random = new Random(SEED);
    space = Spaces.of(Family.ofLabel(family));
    decisions =
        Stream.generate(() -> Spaces.sample(space, random))
            .filter(this::fitsTogether)
            .limit(NETWORKS)
            .toList();
    architectures = decisions.stream().map(point -> space.decode(point, CLASSES)).toList();
  }

  /** The estimate alone; the networks stand decoded. */
  @Benchmark
  public long estimate() {
    return read(Estimates.of(architectures.get(next())));
  }

  /** What a strategy pays for a proposal: from decisions to the estimate. */
  @Benchmark
  public long decodeAndEstimate() {
    return read(Estimates.of(space.decode(decisions.get(next()), CLASSES)));
  }

  private boolean fitsTogether(Decisions point) {
    try {
      return space.decode(point, CLASSES).classes() == CLASSES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private int next() {
    next = (next + 1) & (NETWORKS - 1);
    return next;
  }

  /** Every figure that a budget may limit, so that none can be left out. */
  private static long read(Estimate estimate) {
    return estimate.ops()
        + estimate.parameters()
        + estimate.flash().totalBytes()
        + estimate.sram().arenaBytes()
        + estimate.sram().frontEndBytes();
  }
}
