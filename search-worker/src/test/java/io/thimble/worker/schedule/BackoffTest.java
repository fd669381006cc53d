package io.thimble.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({"1, PT2S", "2, PT4S", "3, PT8S", "8, PT4M16S", "9, PT5M", "2147483647, PT5M"})
  void waitsTwiceAsLongEachTimeAndNeverLongerThanFiveMinutes(int failures, Duration expected) {
    assertThat(Backoff.after(Duration.ofSeconds(2), failures)).isEqualTo(expected);
  }
}
