package io.thimble.hw.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.thimble.hw.SharedFolder;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.cost.OperatorKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void measuredBoardsLieWithinTheirIntervals() {
    for (var row : SharedFolder.table("reference/micronets-kws.csv")) {
      var estimate = estimate(Math.round(1e6 * Double.parseDouble(row.get(4)) / 2));
      for (var board : List.of("nucleo-f446re", "nucleo-f746zg")) {
        var seconds = row.get(board.equals("nucleo-f446re") ? 5 : 6);
        if (!seconds.isEmpty()) {
          var interval = Latency.micros(Devices.get(board), estimate);
          assertThat(1e6 * Double.parseDouble(seconds))
              .as("%s on %s", row.getFirst(), board)
              .isBetween(interval.low(), interval.high());
        }
      }
    }
  }

  @Test
  void measuredEnergiesLieWithinTheirIntervals() {
    for (var row : SharedFolder.table("reference/micronets-kws.csv")) {
      var estimate = estimate(Math.round(1e6 * Double.parseDouble(row.get(4)) / 2));
      var interval = Energy.microjoules(Devices.get("nucleo-f746zg"), estimate).orElseThrow();
      assertThat(1e3 * Double.parseDouble(row.get(9)))
          .as(row.getFirst())
          .isBetween(interval.low(), interval.high());
    }
  }

  @Test
  void everyMeasurementOfMicroNetsAndTheReferenceBoardStandsInTheDataFile() {
    var measured = Objects.requireNonNull(DataFiles.open("latency").objects("measurements", 1000));
    var inMicroNets =
        SharedFolder.table("reference/micronets-kws.csv").stream()
            .mapToLong(row -> row.subList(5, 8).stream().filter(cell -> !cell.isEmpty()).count())
            .sum();
    assertThat(
            measured.stream()
                .filter(row -> String.valueOf(row.text("source", 500)).startsWith("MicroNets")))
        .hasSize((int) inMicroNets);
    var reference =
        SharedFolder.table("reference/mlperf_tiny_kws.csv").stream()
            .filter(row -> row.get(2).equals("reference"))
            .map(row -> Double.parseDouble(row.get(11)))
            .toList();
    assertThat(measured.stream().map(row -> row.positive("latencyMillis", 1e6)).toList())
        .containsAll(reference);
  }

  @Test
  void predictionIntervalIsTheTextbooksOne() {
    // Logarithms 0 and 2: mean 1, deviation sqrt(2), Student's t 12.706 at one degree of freedom.
    var model =
        new CycleModel(
            List.of(
                new CycleModel.Measurement(Core.CORTEX_M4, KernelLibrary.CMSIS_NN, 1),
                new CycleModel.Measurement(Core.CORTEX_M4, KernelLibrary.CMSIS_NN, Math.exp(2))));
    var cycles = model.cyclesPerMac(Core.CORTEX_M4, KernelLibrary.CMSIS_NN);
    var halfWidth = 12.706 * Math.sqrt(2) * Math.sqrt(1.5);
    assertThat(Math.log(cycles.estimate())).isCloseTo(1, within(1e-9));
    assertThat(Math.log(cycles.high())).isCloseTo(1 + halfWidth, within(1e-9));
    assertThat(Math.log(cycles.low())).isCloseTo(1 - halfWidth, within(1e-9));
  }

  @Test
  void aLibraryNeverMeasuredOnACoreIsScaledFromAnother() {
    var model =
        new CycleModel(
            List.of(
                new CycleModel.Measurement(Core.CORTEX_M4, KernelLibrary.CMSIS_NN, 6),
                new CycleModel.Measurement(Core.CORTEX_M4, KernelLibrary.HALE, 3),
                new CycleModel.Measurement(Core.CORTEX_M0_PLUS, KernelLibrary.HALE, 8),
                new CycleModel.Measurement(Core.CORTEX_M0_PLUS, KernelLibrary.HALE, 18)));
    var cycles = model.cyclesPerMac(Core.CORTEX_M0_PLUS, KernelLibrary.CMSIS_NN);
    assertThat(cycles.low()).isEqualTo(8);
    assertThat(cycles.estimate()).isCloseTo(24, withPercentage(1e-6));
    assertThat(cycles.high()).isCloseTo(36, withPercentage(1e-6));
  }

  @Test
  void everyBoardHasALatencyThatGrowsWithTheNetwork() {
    for (var device : Devices.catalogue()) {
      var small = Latency.micros(device, estimate(100_000));
      var large = Latency.micros(device, estimate(10_000_000));
      assertThat(small.low()).as(device.id()).isPositive().isLessThan(small.high());
      assertThat(large.estimate()).as(device.id()).isGreaterThan(small.estimate());
      assertThat(Energy.microjoules(device, estimate(100_000)).isPresent())
          .as(device.id())
          .isEqualTo(device.activePowerMilliwatts() != null);
    }
  }

  private static Estimate estimate(long macs) {
    return new Estimate(
        "test",
        macs,
        MacsByKind.of(Map.of(OperatorKind.POINTWISE, macs)),
        0,
        new Estimate.Flash(0, 0, 0),
        new Estimate.Sram(0, 0, 0, 0, 0, 0),
        List.of());
  }
}
