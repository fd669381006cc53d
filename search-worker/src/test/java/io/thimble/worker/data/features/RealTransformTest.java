package io.thimble.worker.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealTransformTest {
  private static final int ONE = RealTransform.LARGEST_SAMPLE;

  @ParameterizedTest
  @ValueSource(ints = {256, 512, 1024, 2048})
  void loudSamplesOfAnyKindGiveTheTransformsMagnitudes(int points) {
    for (long seed = 1; seed <= 3; seed++) {
      var random = new SplittableRandom(seed);
      var samples = random.ints(points, -ONE, ONE + 1).toArray();
      assertMagnitudes(samples, "random samples of seed " + seed);
      var corners = random.ints(points, 0, 2).map(bit -> bit == 0 ? -ONE : ONE).toArray();
      assertMagnitudes(corners, "random corners of seed " + seed);
    }
  }

  /** Pairs of samples that turn with a line give the largest values that any stage can meet. */
  @ParameterizedTest
  @ValueSource(ints = {256, 512, 1024, 2048})
  void nothingOverflowsWhenEverySampleAddsToOneLine(int points) {
    for (int line : new int[] {0, 1, 3, points / 16, points / 8, points / 4 - 1, points / 4}) {
      var samples = new int[points];
      var turning = new int[points];
      for (int n = 0; n < points; n++) {
        double turns = (double) line * n / points;
        samples[n] = Math.cos(2 * Math.PI * turns) >= 0 ? ONE : -ONE;
        double ofPair = line * (n / 2) / (points / 2.0) + (n % 2 == 0 ? 0 : 0.75) + 0.125;
        turning[n] = Math.cos(2 * Math.PI * ofPair) >= 0 ? ONE : -ONE;
      }
      assertMagnitudes(samples, "a square wave of line " + line);
      assertMagnitudes(turning, "pairs that turn with line " + line);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 512, 1024, 2048})
  void oneSampleGivesTheSameOnEveryLine(int points) {
    for (int at : new int[] {0, 1, 7, points - 1}) {
      var samples = new int[points];
      samples[at] = -ONE;
      assertMagnitudes(samples, "an impulse at " + at);
    }
  }

  private static void assertMagnitudes(int[] samples, String what) {
    int points = samples.length;
    var cosines = new double[points];
    for (int step = 0; step < points; step++) {
      cosines[step] = Math.cos(2 * Math.PI * step / points);
    }
    var transform = new RealTransform(points);
    transform.forward(samples);
    for (int line = 1; line < points / 4; line++) {
      double real = 0;
      double imaginary = 0;
      for (int n = 0; n < points; n++) {
        real += samples[n] * cosines[line * n % points];
        imaginary += samples[n] * cosines[(line * n + points / 4) % points];
      }
      assertThat(Math.sqrt(transform.power(line)))
          .as("line %d of %d points, %s", line, points, what)
          .isCloseTo(Math.hypot(real, imaginary) * 2 / points, within(6.0));
    }
  }
}
