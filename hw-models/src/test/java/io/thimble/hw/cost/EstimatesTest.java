package io.thimble.hw.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.thimble.hw.RandomNetworks;
import io.thimble.hw.SharedFolder;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EstimatesTest {
  @Test
  void anArchitectureCostsWhatItsFileCosts() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new SplittableRandom(seed);
      var architecture = RandomNetworks.architecture(random);
      var before = Estimates.of(architecture);
      var after =
          Estimates.ofModel(PlannedModel.write(RandomNetworks.network(architecture, random)));
      assertThat(before.macs()).as("seed %d", seed).isEqualTo(after.macs());
      assertThat(before.macsByKind()).as("seed %d", seed).isEqualTo(after.macsByKind());
      assertThat(before.parameters()).as("seed %d", seed).isEqualTo(after.parameters());
      assertThat(before.flash().modelBytes())
          .as("seed %d", seed)
          .isEqualTo(after.flash().modelBytes());
      assertThat(before.flash().runtimeBytes())
          .as("seed %d", seed)
          .isEqualTo(after.flash().runtimeBytes());
      assertThat(before.sram().arenaBytes())
          .as("seed %d", seed)
          .isEqualTo(after.sram().arenaBytes());
      assertThat(after.exact()).as("seed %d", seed).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("publicModels")
  void publicModelsHaveTheirKnownMultiplyAccumulates(String model, double macs) {
    var estimate = Estimates.ofModel(SharedFolder.bytes("models/" + model + ".tflite"));
    assertThat((double) estimate.macs()).isCloseTo(macs, withPercentage(2));
    assertThat(estimate.exact()).isTrue();
    assertThat(estimate.flash().frontEndBytes()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"ds-cnn-s, 84.4", "dnn-s, 39.6"})
  void theRuntimeIsTheMeasuredOneForTheOperatorsNeeded(String preset, double kilobytes) {
    assertThat(Estimates.of(preset(preset)).flash().runtimeBytes() / 1024.0)
        .isCloseTo(kilobytes, within(0.01));
  }

  @Test
  void theFrontEndOfHelloEdgeIsCountedPartByPart() {
    var estimate = Estimates.of(preset("ds-cnn-s"));
    long window = 2 * 320;
    long fourier = 4 * 257;
    long bands = 41 + 2 * 254;
    long logarithm = 2 * 128;
    long cosines = 4 * 41;
    long quantization = 9 * 10;
    assertThat(estimate.flash().frontEndBytes())
        .isEqualTo(
            FrontEndMemory.CODE_BYTES
                + window
                + fourier
                + bands
                + logarithm
                + cosines
                + quantization);
    assertThat(estimate.sram().frontEndBytes()).isEqualTo(4 * 1024 + 4 * 40 + 2 * 640 + 49 * 10);
  }

  private static Stream<Arguments> publicModels() {
    // The published figure of keyword_scrambled leaves its SVDF layers out.
    return SharedFolder.table("models/arenas.csv").stream()
        .filter(row -> !row.getFirst().equals("keyword_scrambled_8bit"))
        .map(row -> Arguments.of(row.getFirst(), Double.valueOf(row.get(2))));
  }

  private static Architecture preset(String name) {
    var decisions = Presets.named(name).decisions();
    return Spaces.of(decisions.family()).decode(decisions, 12);
  }
}
