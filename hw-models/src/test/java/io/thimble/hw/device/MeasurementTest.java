package io.thimble.hw.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.thimble.hw.SharedFolder;
import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementTest {
  private static final List<Measurement> PUBLISHED = Measurement.published();

  @ParameterizedTest
  @CsvSource({
    "DS-CNN of MLPerf Tiny, ds-cnn-s",
    "MicroNet-KWS-S, micronet-kws-s",
    "MicroNet-KWS-M, micronet-kws-m",
    "MicroNet-KWS-L, micronet-kws-l",
    "DSCNN-S, micronets-dscnn-s",
    "DSCNN-M, micronets-dscnn-m",
    "DSCNN-L, micronets-dscnn-l"
  })
  void theKindsOfANetworkAreThoseOfItsPreset(String network, String preset) {
    var decisions = Presets.named(preset).decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, 12);
    assertThat(PUBLISHED)
        .filteredOn(measured -> measured.network().equals(network))
        .isNotEmpty()
        .allSatisfy(measured -> assertThat(measured.macs()).isEqualTo(MacsByKind.of(architecture)));
  }

  @ParameterizedTest
  @CsvSource({
    "ResNet-8 of MLPerf Tiny, 12501632",
    "MobileNet of MLPerf Tiny, 7489664",
    "autoencoder of MLPerf Tiny, 264192"
  })
  void theOtherNetworksOfMlperfHaveTheirKnownMultiplyAccumulates(String network, long macs) {
    assertThat(PUBLISHED)
        .filteredOn(measured -> measured.network().equals(network))
        .isNotEmpty()
        .allSatisfy(measured -> assertThat(measured.macs().total()).isEqualTo(macs));
  }

  @Test
  void everyLatencyOfMicroNetsIsThere() {
    for (var row : SharedFolder.table("reference/micronets-kws.csv")) {
      var cells = row.subList(5, 8).stream().filter(cell -> !cell.isEmpty()).toList();
      var measured =
          PUBLISHED.stream().filter(one -> one.network().equals(row.getFirst())).toList();
      assertThat(measured).as(row.getFirst()).hasSameSizeAs(cells);
      for (var one : measured) {
        assertThat(2e-6 * one.macs().total())
            .isCloseTo(Double.parseDouble(row.get(4)), withPercentage(3));
      }
    }
  }

  @Test
  void everyRowOfMlperfWithAKnownCoreAndLibraryIsThere() {
    var known =
        List.of("reference", "STMicroelectronics", "plumerai", "silicon_labs", "bosch", "OctoML");
    var cycles =
        PUBLISHED.stream()
            .filter(one -> one.network().equals("DS-CNN of MLPerf Tiny"))
            .map(Measurement::cycles)
            .toList();
    for (var row : SharedFolder.table("reference/mlperf_tiny_kws.csv")) {
      // Their clocks are in MHz; ST's U3C5 has an accelerator, Bosch's RH850 is no core of ours.
      var isOurs = !row.get(4).equals("U3C5ZIT6") && !row.get(3).contains("RH850");
      if (known.contains(row.get(2)) && isOurs) {
        var megahertz = row.get(3).contains("L4R5") ? 120 : number(row.get(6));
        assertThat(cycles)
            .as("%s", row)
            .anySatisfy(
                one ->
                    assertThat(one)
                        .isCloseTo(1e3 * megahertz * number(row.get(11)), withPercentage(0.01)));
      }
    }
  }

  private static double number(String cell) {
    return Double.parseDouble(cell.replaceAll("[^0-9.].*", ""));
  }
}
