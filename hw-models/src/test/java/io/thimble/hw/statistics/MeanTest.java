package io.thimble.hw.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanTest {
  /** Quantiles from printed tables of Student's distribution. */
  @ParameterizedTest
  @CsvSource({"2, 12.706", "3, 4.303", "4, 3.182", "5, 2.776", "10, 2.262", "31, 2.042"})
  void theIntervalIsAsWideAsStudentsTableSays(int count, double quantile) {
    var values = IntStream.range(0, count).mapToObj(i -> (double) i).toList();
    double deviation = Math.sqrt(count * (count + 1) / 12.0);

    var mean = Mean.of(values);

    assertThat(mean.mean()).isCloseTo((count - 1) / 2.0, within(1e-12));
    assertThat((mean.high() - mean.mean()) / deviation * Math.sqrt(count))
        .isCloseTo(quantile, within(0.01 * quantile));
    assertThat(mean.mean() - mean.low()).isCloseTo(mean.high() - mean.mean(), within(1e-12));
  }

  @Test
  void oneMeasurementIsItsOwnInterval() {
    assertThat(Mean.of(List.of(3.0))).isEqualTo(new Mean(3, 3, 3));
  }
}
