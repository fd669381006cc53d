package io.thimble.hw.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HypervolumeTest {
  @Test
  void onePointDominatesItsBox() {
    assertThat(Hypervolume.of(List.of(new double[] {1, 2, 3}), new double[] {2, 4, 6}))
        .isEqualTo(1 * 2 * 3);
  }

  @Test
  void overlapCountsOnce() {
    var points = List.of(new double[] {1, 2}, new double[] {2, 1});
    assertThat(Hypervolume.of(points, new double[] {3, 3})).isEqualTo(3);
  }

  @Test
  void nothingAndPointsOnTheReferenceAddNothing() {
    assertThat(Hypervolume.of(List.of(), new double[] {1, 1})).isZero();
    assertThat(Hypervolume.of(List.of(new double[] {1, 0}), new double[] {1, 1})).isZero();
    assertThat(Hypervolume.of(List.of(new double[] {2, -5}), new double[] {1, 1})).isZero();
  }

  @Test
  void agreesWithCountingTheCellsOfAGrid() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var objectives = 2 + random.nextInt(3);
      var points = new ArrayList<double[]>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        points.add(random.ints(objectives, 0, 8).asDoubleStream().toArray());
      }
      var reference = DoubleStream.generate(() -> 7).limit(objectives).toArray();
      assertThat(Hypervolume.of(points, reference))
          .as("seed %d", seed)
          .isEqualTo(cells(points, 7, objectives));
    }
  }

  @Test
  void agreesWithMonteCarloOnFourObjectives() {
    var seed = 7L;
    var random = new Random(seed);
    var points = new ArrayList<double[]>();
    for (int i = 0; i < 30; i++) {
      points.add(random.doubles(4).toArray());
    }
    var samples = 200_000;
    var hits = 0;
    for (int i = 0; i < samples; i++) {
      var place = random.doubles(4).toArray();
      hits += points.stream().anyMatch(point -> isNowhereWorse(point, place)) ? 1 : 0;
    }
    // Five standard errors of a share that is estimated from that many samples.
    var tolerance = 5 * Math.sqrt(0.25 / samples);
    assertThat(Hypervolume.of(points, new double[] {1, 1, 1, 1}))
        .as("seed %d", seed)
        .isCloseTo((double) hits / samples, within(tolerance));
  }

  @Test
  void orderOfPointsDoesNotMatterAndMorePointsNeverDominateLess() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var points = new ArrayList<double[]>();
      double before = 0;
      for (int i = 0; i < 15; i++) {
        points.add(random.doubles(3).toArray());
        var volume = Hypervolume.of(points, new double[] {1, 1, 1});
        assertThat(volume).as("seed %d", seed).isBetween(before - 1e-12, 1.0);
        before = volume;
      }
      Collections.shuffle(points, random);
      assertThat(Hypervolume.of(points, new double[] {1, 1, 1}))
          .as("seed %d", seed)
          .isCloseTo(before, within(1e-12));
    }
  }

  @Test
  @Timeout(30)
  void aHundredPointsOnFourObjectivesAreDoneInTime() {
    var random = new Random(1);
    var points = new ArrayList<double[]>();
    for (int i = 0; i < 100; i++) {
      var point = random.doubles(4).toArray();
      var length = Math.sqrt(Arrays.stream(point).map(value -> value * value).sum());
      points.add(Arrays.stream(point).map(value -> 1 - value / length).toArray());
    }
    assertThat(Hypervolume.of(points, new double[] {1, 1, 1, 1})).isBetween(0.0, 1.0);
  }

  @Test
  void rejectsPointsThatDoNotFitTheReference() {
    assertThatThrownBy(() -> Hypervolume.of(List.of(new double[] {1}), new double[] {2, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
    assertThatThrownBy(
            () -> Hypervolume.of(List.of(new double[] {Double.NaN, 1}), new double[] {2, 2}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hypervolume.of(List.of(), new double[] {2, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double cells(List<double[]> points, int side, int objectives) {
    var count = 0;
    var total = (int) Math.pow(side, objectives);
    for (int cell = 0; cell < total; cell++) {
      var place = new double[objectives];
      for (int axis = 0, rest = cell; axis < objectives; axis++, rest /= side) {
        place[axis] = rest % side;
      }
      count += points.stream().anyMatch(point -> isNowhereWorse(point, place)) ? 1 : 0;
    }
    return count;
  }

  private static boolean isNowhereWorse(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] > b[i]) {
        return false;
      }
    }
    return true;
  }
}
