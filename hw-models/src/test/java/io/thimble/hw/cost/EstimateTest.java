package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.SharedFolder;
import io.thimble.hw.tflite.UnknownOperators;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final Estimate.Flash FLASH = new Estimate.Flash(1_000, 200, 30);

  @Test
  void flashAndSramAreTheSumsOfTheirParts() {
    assertThat(FLASH.totalBytes()).isEqualTo(1_230);
    var sram = new Estimate.Sram(70, 100, 60, 80, 1_000, 20_000);
    assertThat(sram.totalBytes()).isEqualTo(100 + 1_000 + 20_000 + 4_096);
  }

  @Test
  void theArenaIsTheLargerMinimumOfBothKernelLibraries() {
    assertThat(new Estimate.Sram(70, 100, 60, 80, 0, 0).arenaBytes()).isEqualTo(100);
    assertThat(new Estimate.Sram(70, 80, 60, 100, 0, 0).arenaBytes()).isEqualTo(100);
  }

  @Test
  void anotherUseOfFlashLeavesTheRest() {
    var flash = new Estimate.Flash(1, 2, 3);
    assertThat(estimate(List.of("CUMSUM")).withFlash(flash))
        .isEqualTo(
            new Estimate(
                5,
                new MacsByKind(0, 0, 0, 5, 0, 0),
                6,
                flash,
                new Estimate.Sram(0, 0, 0, 0, 0, 0),
                List.of("CUMSUM")));
  }

  @Test
  void aMultiplyAccumulateIsTwoOperations() {
    assertThat(estimate(List.of()).ops()).isEqualTo(2 * 5);
  }

  @Test
  void anEstimateIsExactWhereEveryOperatorHasARule() {
    assertThat(estimate(List.of()).exact()).isTrue();
    assertThat(estimate(List.of("CUMSUM")).exact()).isFalse();
  }

  @Test
  void operatorsOfAFileWithoutARuleAreNamed() {
    var file = SharedFolder.bytes("models/arm_mlzoo_ds_cnn_s_int8.tflite");
    assertThat(Estimates.ofModel(file).unknownOperators()).isEmpty();
    assertThat(Estimates.ofModel(UnknownOperators.last(file)).unknownOperators())
        .containsExactly(UnknownOperators.NAME);
  }

  private static Estimate estimate(List<String> unknownOperators) {
    return new Estimate(
        5,
        new MacsByKind(0, 0, 0, 5, 0, 0),
        6,
        FLASH,
        new Estimate.Sram(0, 0, 0, 0, 0, 0),
        unknownOperators);
  }
}
