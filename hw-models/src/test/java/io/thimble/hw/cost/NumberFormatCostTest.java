package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.NumberFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatCostTest {
  @ParameterizedTest
  @ValueSource(strings = {"dnn-s", "cnn-s", "ds-cnn-s"})
  void int16TakesTheSameWeightsAndMoreOfTheArena(String preset) {
    var narrow = Estimates.of(preset(preset));
    var wide = Estimates.of(preset(preset), NumberFormat.INT16);
    assertThat(wide.ops()).isEqualTo(narrow.ops());
    assertThat(wide.parameters()).isEqualTo(narrow.parameters());
    // Biases of 8 bytes instead of 4: some hundreds of them.
    assertThat(wide.flash().modelBytes() - narrow.flash().modelBytes()).isBetween(1L, 6_000L);
    assertThat(wide.sram().arenaBytes()).isGreaterThan(narrow.sram().arenaBytes() + 2 * 1_026);
    assertThat(wide.sram().frontEndBytes() - narrow.sram().frontEndBytes())
        .as("features of two bytes")
        .isEqualTo(preset(preset).input().elements());
  }

  @Test
  void oneScaleForATensorTakesLessOfTheFile() {
    var perChannel = Estimates.of(preset("ds-cnn-s"));
    var perTensor = Estimates.of(preset("ds-cnn-s"), NumberFormat.INT8_PER_TENSOR);
    // 9 convolutions of 64 channels, each with a float scale less.
    assertThat(perChannel.flash().modelBytes() - perTensor.flash().modelBytes())
        .isGreaterThan(9 * 63 * Float.BYTES);
    assertThat(perTensor.sram()).isEqualTo(perChannel.sram());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm-basic-s", "lstm-s", "gru-s", "crnn-s"})
  void aRecurrentNetworkWithInt16ActivationsIsRefused(String preset) {
    assertThatThrownBy(() -> Estimates.of(preset(preset), NumberFormat.INT16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("INT16")
        .hasMessageContaining("Maybe");
  }

  private static Architecture preset(String name) {
    var decisions = Presets.named(name).decisions();
    return Spaces.of(decisions.family()).decode(decisions, 12);
  }
}
