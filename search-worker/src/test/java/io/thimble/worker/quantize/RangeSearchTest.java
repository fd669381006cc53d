package io.thimble.worker.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.quantization.RangeMethod;
import io.thimble.hw.tflite.ElementType;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeSearchTest {
  private static final Grid ASYMMETRIC = new Grid(ElementType.INT8, false, false);
  private static final Grid SYMMETRIC = new Grid(ElementType.INT8, true, false);
  private static final int COUNT = 100_000;

  @ParameterizedTest
  @ValueSource(doubles = {99, 99.9, 99.99})
  void aPercentileOfUniformValuesCutsItsShare(double percent) {
    var values = new float[COUNT];
    var random = new Random(1);
    for (int i = 0; i < COUNT; i++) {
      values[i] = 10 * random.nextFloat();
    }

    var range = range(values, ASYMMETRIC, new RangeMethod.Percentile(percent));

    assertThat(range.low()).isZero();
    assertThat(range.high()).isCloseTo((float) percent / 10, within(0.03f));
  }

  @Test
  void bothEndsShareWhatAPercentileCuts() {
    var range = range(normal(0), ASYMMETRIC, new RangeMethod.Percentile(95));

    assertThat(range.low()).isCloseTo(-1.96f, within(0.03f));
    assertThat(range.high()).isCloseTo(1.96f, within(0.03f));
  }

  /** For int8 and a normal distribution, clipping pays only far out. */
  @Test
  void theLeastSquaredErrorOfNormalValuesIsNearFourDeviations() {
    var range = range(normal(0), SYMMETRIC, new RangeMethod.LeastSquaredError());

    assertThat(range.magnitude()).isBetween(3.5f, 4.5f);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLeastSquaredErrorIsNeverAboveThatOfTheExtremes(boolean symmetric) {
    var grid = symmetric ? SYMMETRIC : ASYMMETRIC;
    for (int seed = 0; seed < 20; seed++) {
      var values = normal(seed);
      values[7] = 5 + seed;
      var extremes = new Range();
      extremes.add(values);

      var found = range(values, grid, new RangeMethod.LeastSquaredError());

      assertThat(squaredError(values, grid, found))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(squaredError(values, grid, extremes) * 1.02);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void divergenceCutsASingleOutlierAndKeepsTheRest(boolean symmetric) {
    var values = normal(3);
    values[7] = 60;

    var range =
        range(values, symmetric ? SYMMETRIC : ASYMMETRIC, new RangeMethod.LeastDivergence());

    assertThat(range.magnitude()).isBetween(2.5f, 8f);
  }

  @Test
  void divergenceKeepsUniformValuesWhole() {
    var values = new float[COUNT];
    var random = new Random(1);
    for (int i = 0; i < COUNT; i++) {
      values[i] = random.nextFloat();
    }

    assertThat(range(values, ASYMMETRIC, new RangeMethod.LeastDivergence()).high())
        .isGreaterThan(0.95f);
  }

  @Test
  void aConstantKeepsItsRangeByEveryMethod() {
    var values = new float[1000];
    Arrays.fill(values, 5);

    for (var method :
        new RangeMethod[] {
          new RangeMethod.Extremes(),
          new RangeMethod.Percentile(99.9),
          new RangeMethod.LeastSquaredError(),
          new RangeMethod.LeastDivergence()
        }) {
      var range = range(values, ASYMMETRIC, method);
      var quantization = ASYMMETRIC.over(range);
      assertThat(quantization.dequantize(quantization.nearest(5)))
          .as("%s", method)
          .isCloseTo(5, within(0.02f));
    }
  }

  private static float[] normal(int seed) {
    var random = new Random(seed);
    var values = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static Range range(float[] values, Grid grid, RangeMethod method) {
    var extremes = new Range();
    extremes.add(values);
    var histogram = new Histogram(extremes);
    histogram.add(values);
    return new RangeSearch(extremes, histogram, grid).by(method);
  }

  private static double squaredError(float[] values, Grid grid, Range range) {
    var quantization = grid.over(range);
    double sum = 0;
    for (float value : values) {
      double error = value - quantization.dequantize(quantization.nearest(value));
      sum += error * error;
    }
    return sum;
  }
}
