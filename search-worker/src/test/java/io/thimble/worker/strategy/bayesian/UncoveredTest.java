package io.thimble.worker.strategy.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.score.Hypervolume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UncoveredTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  /** One to four objectives, points in and out of the reference, equal values, any set apart. */
  @ParameterizedTest
  @MethodSource("seeds")
  void volumesAddUpToWhatANewPointAdds(long seed) {
    var random = new SplittableRandom(seed);
    var objectives = random.nextInt(1, 5);
    var apart = random.nextInt(objectives);
    var reference = new double[objectives];
    Arrays.fill(reference, 9);
    var points =
        Stream.generate(() -> point(objectives, random)).limit(random.nextInt(12)).toList();
    var uncovered = new Uncovered(points, apart, reference);

    for (int i = 0; i < 20; i++) {
      var point = point(objectives, random);
      var all = new ArrayList<>(points);
      all.add(point);
      assertThat(added(uncovered, point, apart))
          .as("seed %d, point %s", seed, Arrays.toString(point))
          .isCloseTo(volume(all, reference) - volume(points, reference), within(1e-9));
    }
  }

  private static double added(Uncovered uncovered, double[] point, int apart) {
    var limits = uncovered.limits();
    var volumes = new double[limits.length];
    uncovered.addVolumes(Uncovered.without(point, apart), volumes);
    double sum = 0;
    for (int i = 0; i < limits.length; i++) {
      sum += volumes[i] * Math.max(0, limits[i] - point[apart]);
    }
    return sum;
  }

  /** Hypervolumes have two objectives and more. */
  private static double volume(List<double[]> points, double[] reference) {
    return reference.length > 1
        ? Hypervolume.of(points, reference)
        : points.stream()
            .mapToDouble(point -> Math.max(0, reference[0] - point[0]))
            .max()
            .orElse(0);
  }

  private static double[] point(int objectives, SplittableRandom random) {
    return random.ints(objectives, 0, 11).asDoubleStream().toArray();
  }
}
