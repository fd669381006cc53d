package io.thimble.hw.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FrontTest {
  @Test
  void keepsWhatNothingDominatesInTheOrderGiven() {
    var front =
        Front.nonDominated(
            List.of(point(3, 1), point(2, 2), point(3, 3), point(1, 4)), Function.identity());
    assertThat(front).containsExactly(point(3, 1), point(2, 2), point(1, 4));
  }

  @Test
  void keepsBothOfTwoEqualPoints() {
    assertThat(Front.nonDominated(List.of(point(1, 1), point(1, 1)), Function.identity()))
        .hasSize(2);
  }

  @Test
  void frontOfNothingIsEmpty() {
    assertThat(Front.nonDominated(List.<double[]>of(), Function.identity())).isEmpty();
  }

  @Test
  void frontAgreesWithTheDefinitionOnRandomPoints() {
    for (long seed = 0; seed < 1000; seed++) {
      var points = randomGridPoints(seed);
      var front = Front.nonDominated(points, Function.identity());
      for (var point : points) {
        var dominated = points.stream().anyMatch(other -> dominatesByDefinition(other, point));
        assertThat(front.contains(point)).as("seed %d", seed).isEqualTo(!dominated);
      }
    }
  }

  @Test
  void ranksAgreeWithTakingFrontAfterFrontAwayFromRandomPoints() {
    for (long seed = 0; seed < 1000; seed++) {
      var points = randomGridPoints(seed);
      int[] ranks = Front.ranks(points);
      var left = new ArrayList<>(points);
      for (int rank = 0; !left.isEmpty(); rank++) {
        var front = Front.nonDominated(left, Function.identity());
        for (int i = 0; i < points.size(); i++) {
          assertThat(ranks[i] == rank).as("seed %d", seed).isEqualTo(front.contains(points.get(i)));
        }
        left.removeAll(front);
      }
    }
  }

  @Test
  void aPointDominatesWhatIsSomewhereWorseAndNowhereBetter() {
    assertThat(Front.dominates(point(1, 2), point(1, 3))).isTrue();
    assertThat(Front.dominates(point(1, 3), point(1, 2))).isFalse();
    assertThat(Front.dominates(point(1, 2), point(1, 2))).isFalse();
    assertThat(Front.dominates(point(1, 3), point(2, 2))).isFalse();
    assertThat(Front.dominates(point(2, 2), point(1, 3))).isFalse();
  }

  @Test
  void namesTheValuesThatCannotBeCompared() {
    assertThatThrownBy(() -> Front.dominates(point(1, Double.NaN), point(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> Front.dominates(point(1, 2), point(1, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Front.dominates(point(1), point(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Front.nonDominated(List.of(point(1), point(1, 2)), Function.identity()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Front.nonDominated(List.of(point(Double.NaN)), Function.identity()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** On a coarse grid, so that ties and equal points are common. */
  private static List<double[]> randomGridPoints(long seed) {
    var random = new Random(seed);
    var objectives = 1 + random.nextInt(5);
    var points = new ArrayList<double[]>();
    for (int i = random.nextInt(25); i >= 0; i--) {
      points.add(random.ints(objectives, 0, 6).asDoubleStream().toArray());
    }
    return points;
  }

  private static boolean dominatesByDefinition(double[] a, double[] b) {
    var smaller = 0;
    var larger = 0;
    for (int i = 0; i < a.length; i++) {
      smaller += a[i] < b[i] ? 1 : 0;
      larger += a[i] > b[i] ? 1 : 0;
    }
    return larger == 0 && smaller > 0;
  }

  private static double[] point(double... values) {
    return values;
  }
}
