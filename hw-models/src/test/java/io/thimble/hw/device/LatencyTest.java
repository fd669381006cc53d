package io.thimble.hw.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.thimble.hw.SharedFolder;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.cost.OperatorKind;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {
  @Test
  void measuredBoardsLieWithinTheirIntervals() {
    for (var row : SharedFolder.table("reference/micronets-kws.csv")) {
      var preset = preset(row.getFirst());
      for (var board : List.of("nucleo-f446re", "nucleo-f746zg", "nucleo-f767zi")) {
        var seconds = row.get(5 + List.of("f446re", "f746zg", "f767zi").indexOf(end(board)));
        if (!seconds.isEmpty()) {
          var interval = Latency.micros(Devices.get(board), estimate(preset)).orElseThrow();
          assertThat(1e6 * Double.parseDouble(seconds))
              .as("%s on %s", preset, board)
              .isBetween(interval.low(), interval.high())
              .isCloseTo(interval.estimate(), withPercentage(30));
        }
      }
    }
  }

  @Test
  void measuredEnergiesLieWithinTheirIntervals() {
    for (var row : SharedFolder.table("reference/micronets-kws.csv")) {
      var preset = preset(row.getFirst());
      var board = Devices.get("nucleo-f746zg");
      var interval = Energy.microjoules(board, estimate(preset)).orElseThrow();
      assertThat(1e3 * Double.parseDouble(row.get(9)))
          .as(preset)
          .isBetween(interval.low(), interval.high());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nucleo-f446re",
        "nucleo-f746zg",
        "nrf5340-dk",
        "raspberry-pi-pico",
        "ek-ra8d1",
        "esp32-s3-devkitc-1",
        "xg24-dk2601b"
      })
  void latencyGrowsWithEveryKindOfWork(String board) {
    var device = Devices.get(board);
    for (var kind : OperatorKind.values()) {
      var small = Latency.micros(device, estimate(kind, 100_000)).orElseThrow();
      var large = Latency.micros(device, estimate(kind, 10_000_000)).orElseThrow();
      assertThat(small.low()).as("%s", kind).isPositive().isLessThan(small.high());
      assertThat(large.estimate()).isCloseTo(100 * small.estimate(), withPercentage(1e-6));
    }
  }

  @Test
  void aDepthwiseMacTakesLongerThanAPointwiseOne() {
    for (var device : Devices.catalogue()) {
      if (Latency.isKnown(device)) {
        var depthwise = Latency.micros(device, estimate(OperatorKind.DEPTHWISE, 1_000_000));
        var pointwise = Latency.micros(device, estimate(OperatorKind.POINTWISE, 1_000_000));
        assertThat(depthwise.orElseThrow().estimate())
            .as(device.id())
            .isGreaterThan(1.5 * pointwise.orElseThrow().estimate());
      }
    }
  }

  @Test
  void aCoreThatWasNeverMeasuredHasNoLatency() {
    for (var board : List.of("arduino-uno", "microbit-v1", "nucleo-n657x0-q")) {
      var device = Devices.get(board);
      assertThat(Latency.isKnown(device)).as(board).isFalse();
      assertThat(Latency.micros(device, estimate("dnn-s"))).as(board).isEmpty();
      assertThat(Energy.microjoules(device, estimate("dnn-s"))).as(board).isEmpty();
    }
  }

  @Test
  void aNetworkInWhichNothingIsCountedTakesNextToNothing() {
    var nothing = Latency.micros(Devices.get("nucleo-f446re"), estimate(OperatorKind.DENSE, 0));
    assertThat(nothing.orElseThrow().high()).isPositive().isLessThan(1);
  }

  @Test
  void theIntervalIsTheTextbooksOne() {
    // Errors of 0.3 and -0.4: root mean square sqrt(0.125), Student's t 12.706 at one degree.
    var errors = List.of(heldOut("a", 0.3), heldOut("b", -0.4));
    assertThat(LatencyModel.halfWidth(errors))
        .isCloseTo(12.706 * Math.sqrt((0.09 + 0.16) / 2), within(1e-9));
  }

  static Estimate estimate(OperatorKind kind, long macs) {
    return new Estimate(
        macs,
        MacsByKind.of(Map.of(kind, macs)),
        0,
        new Estimate.Flash(0, 0, 0),
        new Estimate.Sram(0, 0, 0, 0, 0, 0),
        List.of());
  }

  private static Estimate estimate(String preset) {
    var decisions = Presets.named(preset).decisions();
    return Estimates.of(Spaces.of(decisions.family()).decode(decisions, 12));
  }

  private static HeldOut heldOut(String network, double logarithm) {
    var macs = MacsByKind.of(Map.of(OperatorKind.DENSE, 1L));
    return new HeldOut(
        new Measurement(Core.CORTEX_M4, KernelLibrary.CMSIS_NN, network, macs, 1), logarithm);
  }

  private static String preset(String network) {
    var name = network.toLowerCase(Locale.ROOT);
    return name.startsWith("dscnn") ? "micronets-" + name : name;
  }

  private static String end(String board) {
    return board.substring(board.lastIndexOf('-') + 1);
  }
}
