package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Dense;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.Lstm;
import io.thimble.hw.arch.Softmax;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MacsByKindTest {
  private static final MacsByKind DENSE = new MacsByKind(0, 0, 0, 5, 0, 0);

  @Test
  void theSmallDsCnnIsMostlyPointwise() {
    var decisions = Presets.named("ds-cnn-s").decisions();
    var architecture = Spaces.of(Family.DS_CNN).decode(decisions, 12);
    var places = 25 * 5;
    assertThat(MacsByKind.of(architecture))
        .isEqualTo(
            new MacsByKind(
                places * 40L * 64, places * 4L * 64 * 64, places * 4L * 9 * 64, 64 * 12, 0, 0));
    assertThat(MacsByKind.of(architecture).total()).isEqualTo(2_656_768);
  }

  @Test
  void aRecurrentLayerIsNoDenseOne() {
    var lstm =
        new Architecture(
            Family.LSTM_BASIC,
            FrontEnd.mfcc(10, 40, 20),
            List.of(new Lstm(8, 1), new Dense(12, false), new Softmax()));
    var macs = MacsByKind.of(lstm);
    assertThat(macs.of(OperatorKind.DENSE)).isEqualTo(8 * 12);
    assertThat(macs.of(OperatorKind.RECURRENT)).isEqualTo(lstm.macs() - 8 * 12);
  }

  @Test
  void aKindThatIsNotInAMapCountsNothing() {
    var macs = MacsByKind.of(Map.of(OperatorKind.DENSE, 5L, OperatorKind.OTHER, 2L));
    assertThat(macs).isEqualTo(new MacsByKind(0, 0, 0, 5, 0, 2));
    assertThat(macs.of(OperatorKind.OTHER)).isEqualTo(2);
    assertThat(macs.of(OperatorKind.POINTWISE)).isZero();
  }

  @Test
  void anEstimateWhoseKindsDoNotAddUpIsRefused() {
    assertThatThrownBy(
            () ->
                new Estimate(
                    6,
                    DENSE,
                    0,
                    new Estimate.Flash(0, 0, 0),
                    new Estimate.Sram(0, 0, 0, 0, 0, 0),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(6)")
        .hasMessageContaining("dense=5")
        .hasMessageContaining("Maybe");
  }
}
