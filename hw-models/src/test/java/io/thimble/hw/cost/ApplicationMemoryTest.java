package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationMemoryTest {
  @ParameterizedTest
  @CsvSource({"40, 20", "40, 40", "30, 20", "10, 100"})
  void theRingHoldsAWindowAndWhatTheNextOneNeedsMeanwhile(int windowMillis, int strideMillis) {
    var samplesAMilli = 16;
    var arriving = Math.min(windowMillis, strideMillis);
    assertThat(ApplicationMemory.audioBytes(FrontEnd.mfcc(10, windowMillis, strideMillis)))
        .isEqualTo(2L * 2 * windowMillis * samplesAMilli)
        .isGreaterThanOrEqualTo(2L * (windowMillis + arriving) * samplesAMilli);
  }

  @Test
  void theWholeApplicationIsAllItsParts() {
    var decisions = Presets.named("ds-cnn-s").decisions();
    var sram = Estimates.of(Spaces.of(decisions.family()).decode(decisions, 12)).sram();
    assertThat(sram.audioBytes()).isEqualTo(2 * 2 * 640);
    assertThat(sram.totalBytes())
        .isEqualTo(sram.arenaBytes() + sram.frontEndBytes() + 2_560 + 4_096);
  }
}
