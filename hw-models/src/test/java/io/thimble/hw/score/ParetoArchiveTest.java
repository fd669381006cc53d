package io.thimble.hw.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Collections;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoArchiveTest {
  private static final Percentage ROUNDING = withinPercentage(1e-10);

  @Test
  void eachPointAddsWhatItAloneDominates() {
    var archive = new ParetoArchive(3, 3);
    assertThat(archive.hypervolume()).isZero();
    assertThat(archive.add(new double[] {1, 2})).isTrue();
    assertThat(archive.hypervolume()).isEqualTo(2);
    assertThat(archive.add(new double[] {2, 1})).isTrue();
    assertThat(archive.hypervolume()).isEqualTo(3);
    assertThat(archive.add(new double[] {0, 0})).isTrue();
    assertThat(archive.hypervolume()).isEqualTo(9);
    assertThat(archive.front()).containsExactly(new double[] {0, 0});
  }

  @Test
  void aDominatedPointChangesNothing() {
    var archive = new ParetoArchive(3, 3);
    archive.add(new double[] {1, 1});
    assertThat(archive.add(new double[] {1, 2})).isFalse();
    assertThat(archive.hypervolume()).isEqualTo(4);
    assertThat(archive.front()).containsExactly(new double[] {1, 1});
  }

  @Test
  void equalPointsAllStayAndCountOnce() {
    var archive = new ParetoArchive(3, 3);
    archive.add(new double[] {1, 1});
    assertThat(archive.add(new double[] {1, 1})).isTrue();
    assertThat(archive.hypervolume()).isEqualTo(4);
    assertThat(archive.front()).hasSize(2);
  }

  @Test
  void aPointOutsideTheReferenceMayBeOnTheFrontAndAddsNoVolume() {
    var archive = new ParetoArchive(3, 3);
    archive.add(new double[] {1, 1});
    assertThat(archive.add(new double[] {0, 5})).isTrue();
    assertThat(archive.add(new double[] {3, 0})).isTrue();
    assertThat(archive.hypervolume()).isEqualTo(4);
    assertThat(archive.front()).hasSize(3);
    assertThat(archive.add(new double[] {0, 0})).isTrue();
    assertThat(archive.hypervolume()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void isAtEveryPointWhatARecomputationGives(int objectives) {
    var reference = RandomPoints.reference(objectives);
    for (long seed = 0; seed < 100; seed++) {
      var points = RandomPoints.mixed(objectives, 30, new Random(seed));
      var archive = new ParetoArchive(reference);
      double before = 0;
      for (int i = 0; i < points.size(); i++) {
        var joined = archive.add(points.get(i));
        var seen = points.subList(0, i + 1);
        var front = Front.nonDominated(seen, Function.identity());
        assertThat(archive.front())
            .as("front of %d points, seed %d", i + 1, seed)
            .containsExactlyElementsOf(front);
        assertThat(joined).as("seed %d", seed).isEqualTo(front.contains(points.get(i)));
        assertThat(archive.hypervolume())
            .as("hypervolume of %d points, seed %d", i + 1, seed)
            .isGreaterThanOrEqualTo(before)
            .isCloseTo(Hypervolume.of(seen, reference), ROUNDING);
        before = archive.hypervolume();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void orderOfArrivalDoesNotMatter(int objectives) {
    for (long seed = 0; seed < 50; seed++) {
      var random = new Random(seed);
      var points = RandomPoints.mixed(objectives, 60, random);
      points.addAll(RandomPoints.onASphere(objectives, 20, random));
      var first = new ParetoArchive(RandomPoints.reference(objectives));
      var second = new ParetoArchive(RandomPoints.reference(objectives));
      points.forEach(first::add);
      Collections.shuffle(points, random);
      points.forEach(second::add);
      assertThat(second.hypervolume())
          .as("seed %d", seed)
          .isPositive()
          .isCloseTo(first.hypervolume(), ROUNDING);
      assertThat(second.front())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(first.front());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void roundingDoesNotPileUpOverALongSearch(int objectives) {
    var reference = RandomPoints.reference(objectives);
    var random = new Random(objectives);
    var archive = new ParetoArchive(reference);
    for (int i = 0; i < 5_000; i++) {
      // Closer and closer to the best corner, so that members come and go all the time.
      double scale = 1 - i / 10_000.0;
      var point = RandomPoints.onASphere(objectives, 1, random).getFirst();
      for (int axis = 0; axis < objectives; axis++) {
        point[axis] *= scale;
      }
      archive.add(point);
    }
    assertThat(archive.hypervolume())
        .as("seed %d", objectives)
        .isCloseTo(Hypervolume.of(archive.front(), reference), ROUNDING);
  }

  @Test
  void pointsAndReferenceBelongToTheCaller() {
    var reference = new double[] {3, 3};
    var archive = new ParetoArchive(reference);
    var point = new double[] {1, 1};
    archive.add(point);
    reference[0] = 100;
    point[0] = 0;
    archive.front().getFirst()[0] = 0;
    assertThat(archive.front()).containsExactly(new double[] {1, 1});
    archive.add(new double[] {0, 2});
    assertThat(archive.hypervolume()).isEqualTo(5);
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    assertThatThrownBy(() -> new ParetoArchive(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
    var archive = new ParetoArchive(1, 1);
    assertThatThrownBy(() -> archive.add(new double[] {0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0.0]")
        .hasMessageContaining("2 objectives");
    assertThatThrownBy(() -> archive.add(new double[] {0, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(archive.front()).isEmpty();
  }
}
