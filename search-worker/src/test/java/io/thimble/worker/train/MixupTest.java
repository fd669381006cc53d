package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixupTest {
  private static final int DRAWS = 20_000;

  /** One of 1.63 is passed one time in 100 (Kolmogorov and Smirnov). */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.2, 0.5, 1, 2, 10})
  void sharesFollowTheBetaDistribution(double alpha) {
    var mixup = new Mixup(alpha);
    var random = new SplittableRandom(1);
    var shares = new double[DRAWS];
    Arrays.setAll(shares, i -> mixup.share(random));
    Arrays.sort(shares);

    double squares = 0;
    for (double share : shares) {
      assertThat(share).isBetween(0.0, 1.0);
      squares += (share - 0.5) * (share - 0.5);
    }
    // The variance of a symmetric beta distribution is 1 / (4 (2 alpha + 1)).
    assertThat(squares / DRAWS * 4 * (2 * alpha + 1)).isCloseTo(1, within(0.04));
    if (alpha == 0.5) {
      assertDistributed(shares, share -> 2 / Math.PI * Math.asin(Math.sqrt(share)));
    } else if (alpha == 1) {
      assertDistributed(shares, share -> share);
    } else if (alpha == 2) {
      assertDistributed(shares, share -> share * share * (3 - 2 * share));
    }
  }

  @Test
  void smallestAlphaStillGivesNumbers() {
    var mixup = new Mixup(1e-6);
    var random = new SplittableRandom(2);

    for (int draw = 0; draw < 1000; draw++) {
      assertThat(mixup.share(random)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void eachGetsTheOthersShare() {
    var first = new float[] {1, 0, 4};
    var second = new float[] {0, 1, 8};

    Mixup.mix(first, second, 0.75f);

    assertThat(first).containsExactly(0.75f, 0.25f, 5);
    assertThat(second).containsExactly(0.25f, 0.75f, 7);
  }

  private static void assertDistributed(
      double[] sorted, java.util.function.DoubleUnaryOperator distribution) {
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = distribution.applyAsDouble(sorted[i]);
      distance = Math.max(distance, Math.abs(expected - (i + 0.5) / sorted.length));
    }
    assertThat(distance * Math.sqrt(sorted.length)).isLessThan(1.63);
  }
}
