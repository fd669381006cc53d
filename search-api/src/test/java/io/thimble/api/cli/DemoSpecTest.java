package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.search.SearchSpecJson;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoSpecTest {
  @Test
  void specIsOneThatTheServiceReads() {
    var spec = new DemoSpec("synthetic", 14, Optional.of(Duration.ofMinutes(20)), 12, 7);

    var read = SearchSpecJson.read(spec.json());

    assertThat(read.dataset()).isEqualTo("synthetic");
    assertThat(read.trials()).isEqualTo(14);
    assertThat(read.maxDuration()).isEqualTo(Duration.ofMinutes(20));
    assertThat(read.training().epochs()).isEqualTo(12);
    assertThat(read.budget().flashBytes()).isEqualTo(80_000);
    assertThat(read.budget().sramBytes()).isEqualTo(40_000);
    assertThat(read.budget().opsPerInference()).isEqualTo(6_000_000);
    assertThat(read.parallelism()).isEqualTo(2);
    assertThat(read.seed()).isEqualTo(7);
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThatThrownBy(() -> new DemoSpec("synthetic", 0, Optional.empty(), 12, 1))
        .hasMessageContaining("(0)")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> new DemoSpec("synthetic", 1, Optional.empty(), 0, 1))
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> new DemoSpec("synthetic", 1, Optional.of(Duration.ZERO), 1, 1))
        .hasMessageContaining("Maybe");
  }
}
