package io.thimble.hw.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.frontend.FrontEnd;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeCheckTest {
  @ParameterizedTest
  @CsvSource({"60000, 60000, 2", "2000000000, 2000000000, 2", "6000000, 2, 30000"})
  void aModelOfMoreThanTwoGigabytesIsRefusedBeforeAnythingIsWritten(
      int units, int more, int classes) {
    var architecture = dense(units, more, classes);
    var model = Lowering.of(architecture);
    assertThatThrownBy(() -> ModelWriter.write(model, RandomModels.values(model, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 GiB")
        .hasMessageContaining("tensor")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> ModelWriter.lengthBytes(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 GiB");
    assertThatThrownBy(() -> Estimates.of(architecture))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aModelJustBelowIsCounted() {
    var model = Lowering.of(dense(4_000_000, 2, 2));
    assertThat(ModelWriter.lengthBytes(model)).isBetween(1_960_000_000, Integer.MAX_VALUE);
  }

  private static Architecture dense(int units, int more, int classes) {
    return new Architecture(
        Family.DNN,
        FrontEnd.mfcc(10, 40, 20),
        List.of(
            new Dense(units, true),
            new Dense(more, true),
            new Dense(classes, false),
            new Softmax()));
  }
}
