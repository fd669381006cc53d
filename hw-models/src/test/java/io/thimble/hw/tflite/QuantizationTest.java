package io.thimble.hw.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantizationTest {
  @ParameterizedTest
  @CsvSource({"INT8, 0.5, 3, 10, 23", "INT8, 0.5, 3, -1000, -128", "INT8, 0.5, 3, 1000, 127"})
  void anInt8ValueIsTheNearestAndSaturates(
      ElementType type, float scale, int zeroPoint, float real, int expected) {
    var quantization = new Quantization(scale, zeroPoint, type);
    assertThat(quantization.nearest(real)).isEqualTo(expected);
    assertThat(quantization.quantize(real)).isEqualTo((byte) expected);
  }

  @ParameterizedTest
  @CsvSource({"0.001, 1, 1000", "0.001, 100, 32767", "0.001, -100, -32768", "1e-30, 1e30, 32767"})
  void anInt16ValueIsTheNearestAndSaturates(float scale, float real, int expected) {
    assertThat(new Quantization(scale, 0, ElementType.INT16).nearest(real)).isEqualTo(expected);
  }

  @Test
  void anInt16ActivationWithAZeroPointIsRefused() {
    assertThatThrownBy(() -> new Quantization(0.5f, 1, ElementType.INT16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zero point 1")
        .hasMessageContaining("int16")
        .hasMessageContaining("Maybe");
  }

  @Test
  void biasesAreNoActivations() {
    assertThatThrownBy(() -> new Quantization(0.5f, 0, ElementType.INT32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("int32");
    assertThatThrownBy(() -> new NumberFormat(ElementType.INT32, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("INT32");
  }

  @Test
  void theSoftmaxOfEachTypeHoldsEveryProbability() {
    assertThat(Quantization.softmax(ElementType.INT8).nearest(0)).isEqualTo(-128);
    assertThat(Quantization.softmax(ElementType.INT16).nearest(1)).isEqualTo(32767);
  }
}
