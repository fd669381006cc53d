package io.thimble.hw.benchmark;

import io.thimble.hw.score.ParetoArchive;
import io.thimble.hw.score.RandomPoints;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Updates a second of a front and its exact hypervolume, at a hundred members on average. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class ParetoArchiveBenchmark {
  private static final int POINTS = 200;
  private static final long SEED = 1;

  @Param({"2", "3", "4"})
  private int objectives;

  private double[] reference;
  private List<double[]> points;

  /** Draws points at the same distance from the best corner, so that every one becomes a member. */
  @Setup
  public void draw() {
    reference = new double[objectives];
    Arrays.fill(reference, 1);
    points = RandomPoints.onASphere(objectives, POINTS, new Random(SEED));
  }

  /** A point joins the front; the front grows from nothing to twice the size that is named. */
  @Benchmark
  @OperationsPerInvocation(POINTS)
  public double archiveUpdate() {
    var archive = new ParetoArchive(reference);
    for (var point : points) {
      archive.add(point);
    }
    return archive.hypervolume();
  }
}
