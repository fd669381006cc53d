package io.thimble.hw.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontProbabilityTest {
  /** Of two trials at equal cost one is better; the integral of the two densities, by SciPy. */
  @ParameterizedTest
  @CsvSource({
    "10, 100, 12, 100, 0.6739329",
    "0, 20, 1, 20, 0.8223133",
    "50, 500, 70, 500, 0.9743637",
    "3, 10, 40, 100, 0.7259850"
  })
  void ofTwoAtEqualCostsTheBetterOneIsMoreProbable(
      int wrong, int clips, int otherWrong, int otherClips, double probability) {
    double[] probabilities =
        FrontProbability.of(
            List.of(
                new Accuracy(clips - wrong, clips),
                new Accuracy(otherClips - otherWrong, otherClips)),
            List.of(new double[] {0.1, 7}, new double[] {0.2, 7}),
            0,
            1);
    assertThat(probabilities[0]).isCloseTo(probability, within(0.01));
    assertThat(probabilities[0] + probabilities[1]).isCloseTo(1, within(1e-12));
  }

  @Test
  void equalTrialsShareEvenly() {
    var accuracies = IntStream.range(0, 5).mapToObj(_ -> new Accuracy(90, 100)).toList();
    var points = IntStream.range(0, 5).mapToObj(_ -> new double[] {3, 0.1, 4}).toList();
    double[] probabilities = FrontProbability.of(accuracies, points, 1, 2);
    assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
    for (double probability : probabilities) {
      assertThat(probability).isCloseTo(0.2, within(0.015));
    }
  }

  @Test
  void whatNothingIsCheaperThanIsOnTheFront() {
    double[] probabilities =
        FrontProbability.of(
            List.of(new Accuracy(1, 100), new Accuracy(99, 100), new Accuracy(98, 100)),
            List.of(new double[] {0.99, 1}, new double[] {0.01, 2}, new double[] {0.02, 3}),
            0,
            3);
    assertThat(probabilities[0]).isEqualTo(1);
    assertThat(probabilities[1]).isEqualTo(1);
    assertThat(probabilities[2]).isBetween(0.2, 0.4);
  }

  /** Three and more in a row dominate through one another. */
  @Test
  void theBestOfAllCheaperOnesCountsHoweverFarBelow() {
    var accuracies = new ArrayList<>(List.of(new Accuracy(99, 100)));
    var points = new ArrayList<>(List.of(new double[] {0.01, 0, 0}));
    for (int i = 1; i < 30; i++) {
      accuracies.add(new Accuracy(50, 100));
      points.add(new double[] {0.5, i, i});
    }
    double[] probabilities = FrontProbability.of(accuracies, points, 0, 4);
    assertThat(Arrays.stream(probabilities, 1, 30).max().orElseThrow()).isLessThan(0.001);
  }

  @Test
  void agreesWithDrawingAndSortingFromScratch() {
    for (long seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      int objectives = 1 + random.nextInt(4);
      int errorIndex = random.nextInt(objectives);
      var points = RandomPoints.mixed(objectives, 2 + random.nextInt(30), random);
      var accuracies = points.stream().map(_ -> new Accuracy(random.nextInt(20, 55), 60)).toList();
      double deviation = random.nextBoolean() ? 0 : 0.03;

      double[] probabilities = FrontProbability.of(accuracies, points, errorIndex, deviation, seed);

      double[] expected = byBruteForce(accuracies, points, errorIndex, deviation, random);
      for (int i = 0; i < expected.length; i++) {
        assertThat(probabilities[i])
            .as("trial %d of seed %d", i, seed)
            .isCloseTo(expected[i], within(0.04));
      }
    }
  }

  @Test
  void theLuckOfTrainingBringsProbabilitiesCloserTogether() {
    var accuracies = List.of(new Accuracy(950, 1000), new Accuracy(930, 1000));
    var points = List.of(new double[] {0.05, 1}, new double[] {0.07, 1});
    double counted = FrontProbability.of(accuracies, points, 0, 5)[0];
    double lucky = FrontProbability.of(accuracies, points, 0, 0.02, 5)[0];
    assertThat(counted).isGreaterThan(0.95);
    assertThat(lucky).isBetween(0.65, 0.85);
  }

  @Test
  void twoThousandTrialsTakeNoMoreThanSeconds() {
    var random = new Random(7);
    var points = RandomPoints.onASphere(4, 2_000, random);
    var accuracies =
        points.stream().map(point -> new Accuracy((int) (400 * (1 - point[0])), 400)).toList();
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          assertThat(FrontProbability.of(accuracies, points, 0, 7)).hasSize(2_000);
        });
  }

  @Test
  void theSameSeedGivesTheSameProbabilities() {
    var accuracies = List.of(new Accuracy(80, 100), new Accuracy(82, 100), new Accuracy(84, 100));
    var points = List.of(new double[] {0.2, 1}, new double[] {0.18, 1}, new double[] {0.16, 2});
    assertThat(FrontProbability.of(accuracies, points, 0, 6))
        .isEqualTo(FrontProbability.of(accuracies, points, 0, 6))
        .isNotEqualTo(FrontProbability.of(accuracies, points, 0, 7));
  }

  @Test
  void noTrialsHaveNoProbabilities() {
    assertThat(FrontProbability.of(List.of(), List.of(), 0, 1)).isEmpty();
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    var one = List.of(new Accuracy(1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrontProbability.of(one, List.of(), 0, 1))
        .withMessageContaining("1 accuracies")
        .withMessageContaining("Maybe");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrontProbability.of(one, List.of(new double[] {1, 2}), 2, 1))
        .withMessageContaining("objective 2 of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrontProbability.of(one, List.of(new double[] {1, Double.NaN}), 0, 1));
  }

  /** Rounds of independent draws, each sorted by {@link Front}. */
  private static double[] byBruteForce(
      List<Accuracy> accuracies,
      List<double[]> points,
      int errorIndex,
      double deviation,
      Random random) {
    int rounds = 4_000;
    var counts = new double[points.size()];
    for (int round = 0; round < rounds; round++) {
      var drawn = new ArrayList<double[]>();
      for (int i = 0; i < points.size(); i++) {
        var point = points.get(i).clone();
        point[errorIndex] = drawError(accuracies.get(i), deviation, random);
        drawn.add(point);
      }
      int[] ranks = Front.ranks(drawn);
      for (int i = 0; i < counts.length; i++) {
        counts[i] += ranks[i] == 0 ? 1 : 0;
      }
    }
    return Arrays.stream(counts).map(count -> count / rounds).toArray();
  }

  /** A Beta variable as the share of one of two sums of squares of normal ones. */
  private static double drawError(Accuracy accuracy, double deviation, Random random) {
    double wrong = chiSquare(2 * (accuracy.clips() - accuracy.correct()) + 1, random);
    double right = chiSquare(2 * accuracy.correct() + 1, random);
    return wrong / (wrong + right) + deviation * random.nextGaussian();
  }

  private static double chiSquare(int degreesOfFreedom, Random random) {
    double sum = 0;
    for (int i = 0; i < degreesOfFreedom; i++) {
      double normal = random.nextGaussian();
      sum += normal * normal;
    }
    return sum;
  }
}
