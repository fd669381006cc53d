package io.thimble.hw.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uma.jmetal.qualityindicator.impl.hypervolume.impl.PISAHypervolume;
import org.uma.jmetal.qualityindicator.impl.hypervolume.impl.WFGHypervolume;
import org.uma.jmetal.solution.pointsolution.PointSolution;
import org.uma.jmetal.util.ranking.impl.FastNonDominatedSortRanking;

/**
 * Fronts and volumes against jMetal's. Its indicators maximise: they turn a value of 0 to 1 into
 * one minus that value, and one beyond 1 into 0, which makes the corner of ones the reference.
 */
class JmetalComparisonTest {
  private static final int CASES = 200;
  private static final Percentage ROUNDING = withinPercentage(1e-10);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void hypervolumeOfMixedPointsIsJmetals(int objectives) {
    for (long seed = 0; seed < CASES; seed++) {
      var random = new Random(seed);
      assertSameVolume(
          RandomPoints.mixed(objectives, 1 + random.nextInt(40), random), objectives, seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void hypervolumeOfAFrontIsJmetals(int objectives) {
    for (long seed = 0; seed < 20; seed++) {
      assertSameVolume(RandomPoints.onASphere(objectives, 50, new Random(seed)), objectives, seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void nonDominatedSortingIsJmetals(int objectives) {
    for (long seed = 0; seed < CASES; seed++) {
      var random = new Random(seed);
      var rest = new ArrayList<>(RandomPoints.mixed(objectives, 1 + random.nextInt(60), random));
      var ranking =
          new FastNonDominatedSortRanking<PointSolution>()
              .compute(rest.stream().map(PointSolution::new).toList());
      for (int rank = 0; rank < ranking.getNumberOfSubFronts(); rank++) {
        var front = Front.nonDominated(rest, Function.identity());
        assertThat(front)
            .as("front %d, seed %d", rank, seed)
            .containsExactlyInAnyOrderElementsOf(
                ranking.getSubFront(rank).stream().map(PointSolution::objectives).toList());
        rest.removeAll(front);
      }
      assertThat(rest).as("points without a rank, seed %d", seed).isEmpty();
    }
  }

  private static void assertSameVolume(List<double[]> points, int objectives, long seed) {
    var reference = RandomPoints.reference(objectives);
    var volume = Hypervolume.of(points, reference);
    var archive = new ParetoArchive(reference);
    points.forEach(archive::add);
    assertThat(archive.hypervolume()).as("seed %d", seed).isCloseTo(volume, ROUNDING);
    assertThat(new PISAHypervolume(reference).compute(copy(points)))
        .as("PISA, seed %d", seed)
        .isCloseTo(volume, ROUNDING);
    // On two objectives its WFG expects points that do not dominate each other.
    assertThat(new WFGHypervolume(reference).compute(copy(archive.front())))
        .as("WFG, seed %d", seed)
        .isCloseTo(volume, ROUNDING);
  }

  /** A copy, for jMetal's indicators may reorder what they are given. */
  private static double[][] copy(List<double[]> points) {
    return points.stream().map(double[]::clone).toArray(double[][]::new);
  }
}
