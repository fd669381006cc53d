package io.thimble.worker.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.score.Accuracy;
import org.junit.jupiter.api.Test;

class ConfusionTest {
  @Test
  void accuracyCountsClipsAndBalancedAccuracyCountsClasses() {
    var confusion = new Confusion(new int[][] {{8, 2}, {1, 1}});

    assertThat(confusion.accuracy()).isEqualTo(new Accuracy(9, 12));
    assertThat(confusion.balancedAccuracy()).isCloseTo(0.65, within(1e-12));
  }

  @Test
  void aClassWithoutClipsDoesNotCount() {
    var confusion = new Confusion(new int[][] {{3, 1}, {0, 0}});

    assertThat(confusion.balancedAccuracy()).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void aTableThatIsNotSquareIsRefused() {
    assertThatThrownBy(() -> new Confusion(new int[][] {{1, 2}}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
