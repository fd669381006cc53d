package io.thimble.worker.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.worker.pace.Pace.Asked;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private final Pace pace = new Pace();

  @ParameterizedTest
  @CsvSource({
    "1, 500, 250, 250",
    "8, 500, 250, 250",
    "16, 1000, 500, 500",
    "1000, 5000, 5000, 2000"
  })
  void manyWorkersAskLessOftenEach(int workers, int tasks, int questions, int standing) {
    pace.workers(workers);

    assertThat(pace.until(Asked.TASKS)).isEqualTo(Duration.ofMillis(tasks));
    assertThat(pace.until(Asked.QUESTIONS)).isEqualTo(Duration.ofMillis(questions));
    assertThat(pace.until(Asked.STANDING)).isEqualTo(Duration.ofMillis(standing));
  }

  @Test
  void aWorkerThatKnowsOfNoOtherAsksAsOneAlone() {
    assertThat(pace.until(Asked.TASKS)).isEqualTo(Duration.ofMillis(500));
  }
}
