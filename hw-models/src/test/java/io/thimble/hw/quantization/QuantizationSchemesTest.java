package io.thimble.hw.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.thimble.hw.tflite.NumberFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizationSchemesTest {
  @Test
  void everySchemeIsFoundByItsNameAndNoNameIsUsedTwice() {
    assertThat(QuantizationSchemes.all())
        .isNotEmpty()
        .allSatisfy(
            scheme -> assertThat(QuantizationSchemes.named(scheme.name())).isSameAs(scheme));
    assertThat(QuantizationSchemes.names()).doesNotHaveDuplicates();
  }

  @Test
  void aMisspeltNameIsAnsweredWithTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantizationSchemes.named("ptq-symetric"))
        .withMessageContaining("ptq-symetric")
        .withMessageContaining("Maybe you mean ptq-symmetric");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 50, 100, 101, Double.NaN})
  void aPercentileThatKeepsNothingOrEverythingIsRefused(double percent) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RangeMethod.Percentile(percent))
        .withMessageContaining("Maybe");
  }

  @Test
  void powersOfTwoAndInt16HaveNoZeroPoints() {
    var extremes = new RangeMethod.Extremes();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new QuantizationScheme(
                    "odd", "", extremes, NumberFormat.INT8, Set.of(Trait.POWER_OF_TWO_SCALES)))
        .withMessageContaining("zero point 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuantizationScheme("odd", "", extremes, NumberFormat.INT16, Set.of()))
        .withMessageContaining("odd");
  }
}
