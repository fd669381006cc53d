package io.thimble.worker.strategy.genetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenetics.util.RandomRegistry;
import io.thimble.hw.score.Front;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Nsga3SelectorTest {
  /** Das and Dennis: 91 directions for 12 divisions of three objectives. */
  @Test
  void directionsAreThoseOfTheSimplexLattice() {
    var directions = ReferenceDirections.atMost(3, 91);
    assertThat(directions).hasSize(91);
    assertThat(directions)
        .allSatisfy(
            direction ->
                assertThat(direction[0] + direction[1] + direction[2]).isCloseTo(1, within(1e-12)))
        .contains(new double[] {1, 0, 0}, new double[] {0.25, 0.5, 0.25});
    assertThat(ReferenceDirections.atMost(3, 90)).hasSize(78);
    assertThat(ReferenceDirections.atMost(1, 10)).containsExactly(new double[] {1});
    assertThat(ReferenceDirections.atMost(6, 5)).hasSize(6);
  }

  /** A crowd at one end of the front, and three points that stand alone. */
  @Test
  void pointsNearEmptyDirectionsSurviveACrowd() {
    var points = new ArrayList<double[]>();
    for (int i = 0; i < 20; i++) {
      points.add(new double[] {0.001 * i, 1 - 0.001 * i});
    }
    points.add(new double[] {0.34, 0.66});
    points.add(new double[] {0.66, 0.34});
    points.add(new double[] {1, 0});

    var survivors = survivors(points, 4, 1);

    assertThat(survivors).hasSize(4).contains(0, 20, 21, 22);
  }

  @Test
  void betterFrontsComeFirst() {
    var points =
        List.of(
            new double[] {3, 3},
            new double[] {1, 2},
            new double[] {2, 1},
            new double[] {4, 4},
            new double[] {2, 2.5});
    assertThat(survivors(points, 3, 2)).containsExactlyInAnyOrder(1, 2, 4);
  }

  /** Objectives in other units leave the choice as it is, up to ties that are drawn. */
  @Test
  void unitsDoNotMatter() {
    for (long seed = 0; seed < 50; seed++) {
      var random = new Random(seed);
      var points = new ArrayList<double[]>();
      var inOtherUnits = new ArrayList<double[]>();
      for (int i = 0; i < 60; i++) {
        var point = random.doubles(3).toArray();
        points.add(point);
        inOtherUnits.add(new double[] {1024 * point[0] + 8, 4096 * point[1] - 32, point[2] / 128});
      }
      assertThat(survivors(inOtherUnits, 15, seed))
          .as("seed %d", seed)
          .isEqualTo(survivors(points, 15, seed));
    }
  }

  @Test
  void asManySurviveAsAreWantedAndNoneIsBetterThanTheyAre() {
    for (long seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      int objectives = 1 + random.nextInt(5);
      var points = new ArrayList<double[]>();
      for (int i = 0; i < 1 + random.nextInt(80); i++) {
        points.add(random.doubles(objectives).map(v -> Math.floor(4 * v)).toArray());
      }
      int wanted = 1 + random.nextInt(40);
      var survivors = survivors(points, wanted, seed);
      assertThat(survivors)
          .as("seed %d", seed)
          .doesNotHaveDuplicates()
          .hasSize(Math.min(wanted, points.size()));
      int[] ranks = Front.ranks(points);
      int worst = survivors.stream().mapToInt(i -> ranks[i]).max().orElseThrow();
      for (int i = 0; i < ranks.length; i++) {
        assertThat(ranks[i] >= worst || survivors.contains(i)).as("seed %d", seed).isTrue();
      }
    }
  }

  /** The plane through (2, 0, 0), (0, 4, 0) and (0, 0, 8) cuts the axes there. */
  @Test
  void widthsAreWhereThePlaneThroughTheExtremesCutsTheAxes() {
    var points =
        List.of(
            new double[] {2, 0, 0},
            new double[] {0, 4, 0},
            new double[] {0, 0, 8},
            new double[] {1.9, 3.9, 7.9});
    assertThat(Intercepts.of(points)).containsExactly(new double[] {2, 4, 8}, within(1e-9));
  }

  @Test
  void withoutAPlaneTheWorstValuesAreTheWidths() {
    var points = List.of(new double[] {0, 0, 0}, new double[] {1, 2, 3});
    assertThat(Intercepts.of(points)).containsExactly(new double[] {1, 2, 3}, within(1e-9));
  }

  private static List<Integer> survivors(List<double[]> points, int count, long seed) {
    return RandomRegistry.with(new Random(seed)).call(() -> Nsga3Selector.survivors(points, count));
  }
}
