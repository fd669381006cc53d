package io.thimble.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.ToyWords;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class StandardisationTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(5, 40, 40);

  @Test
  void everyCoefficientGetsMeanZeroAndDeviationOne() {
    var clips = new ToyWords(FRONT_END, 3, 60, 1, 1).training(0);
    var standardisation = Standardisation.of(clips);

    var sums = new double[5];
    var squares = new double[5];
    for (int clip = 0; clip < clips.clips(); clip++) {
      var features = standardisation.apply(clips, clip);
      for (int i = 0; i < features.length; i++) {
        sums[i % 5] += features[i];
        squares[i % 5] += features[i] * features[i];
      }
    }

    var count = clips.clips() * FRONT_END.frames();
    for (int i = 0; i < 5; i++) {
      assertThat(sums[i] / count).isCloseTo(0, within(1e-4));
      assertThat(squares[i] / count).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void aCoefficientThatNeverChangesKeepsItsSize() {
    var values = new float[2 * FRONT_END.values()];
    var clips = new FeatureSet(FRONT_END, values, new int[2], Collections.nCopies(2, "silence"));

    assertThat(Standardisation.of(clips).deviation()).containsOnly(1);
  }

  @Test
  void featuresThatAreNotFiniteAreRefused() {
    var values = new float[2 * FRONT_END.values()];
    values[7] = Float.POSITIVE_INFINITY;
    var clips = new FeatureSet(FRONT_END, values, new int[2], Collections.nCopies(2, "silence"));

    assertThatThrownBy(() -> Standardisation.of(clips))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Coefficient 2")
        .hasMessageContaining("Maybe");
  }
}
