package io.thimble.hw.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.budget.BudgetCheck;
import io.thimble.hw.budget.Limit;
import io.thimble.hw.budget.Violation;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.search.Specs;
import io.thimble.hw.space.Preset;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {
  @Test
  void catalogueHasManyBoardsWithDifferentIds() {
    assertThat(Devices.ids()).hasSizeGreaterThanOrEqualTo(25).doesNotHaveDuplicates();
    assertThat(Devices.catalogue()).extracting(Device::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.thimble.hw.device.Devices#ids")
  void everyFigureNamesItsSource(String id) {
    var device = Devices.get(id);
    assertThat(device.sources())
        .containsKeys("core", "kernels", "clockMegahertz", "flashBytes", "sramBytes");
    assertThat(device.sources().containsKey("activePowerMilliwatts"))
        .isEqualTo(device.activePowerMilliwatts() != null);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.thimble.hw.device.Devices#ids")
  void everyFileIsNamedAfterItsBoard(String id) {
    assertThat(DeviceFile.read(DataFile.ofCatalogue(id)).id()).isEqualTo(id);
  }

  @Test
  void aShareOfTheBoardStaysWithTheApplication() {
    var device = Devices.get("nucleo-f446re");
    assertThat(device.usableFlashBytes()).isEqualTo(384 * 1024);
    assertThat(device.usableSramBytes()).isEqualTo(96 * 1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"arduino-uno", "microbit-v1", "nucleo-l031k6"})
  void aBoardThatIsTooSmallRefusesTheSmallestPresets(String board) {
    var spec = Specs.with("\"device\": \"%s\"".formatted(board));
    for (var preset : List.of(Presets.named("dnn-s"), Presets.named("ds-cnn-s"))) {
      var estimate = Estimates.of(architecture(preset));
      assertThat(Devices.get(board).fits(estimate)).as(preset.name()).isFalse();
      assertThat(BudgetCheck.violations(spec, estimate))
          .as(preset.name())
          .extracting(Violation::limit)
          .containsAnyOf(Limit.DEVICE_FLASH, Limit.DEVICE_SRAM);
    }
  }

  @Test
  void aBoardWithEnoughOfEverythingTakesTheSmallPresets() {
    for (var board : new String[] {"nucleo-f446re", "nrf5340-dk", "ek-ra8d1", "microbit-v2"}) {
      var small = Estimates.of(architecture(Presets.named("ds-cnn-s")));
      assertThat(Devices.get(board).fits(small)).as(board).isTrue();
    }
  }

  @Test
  void aLatencyLimitOnACoreThatWasNeverMeasuredIsRefusedWithAReason() {
    assertThatThrownBy(
            () ->
                Specs.with("\"device\": \"nucleo-n657x0-q\", \"budget\": {\"latencyMillis\": 50}"))
        .hasMessageContaining("budget.latencyMillis")
        .hasMessageContaining("nucleo-n657x0-q, whose core was never measured")
        .hasMessageContaining("Maybe use operations");
    assertThatThrownBy(
            () ->
                Specs.with(
                    "\"device\": \"nucleo-n657x0-q\", \"objectives\": [\"error\", \"latency\"]"))
        .hasMessageContaining("objectives")
        .hasMessageContaining("was never measured");
  }

  @Test
  void whatIsNotKnownIsAbsentFromAReport() {
    var report = EstimateReport.of(architecture(Presets.named("ds-cnn-s")), Devices.catalogue());
    for (var on : report.devices()) {
      var device = Devices.get(on.device());
      assertThat(on.latencyMicros() != null).as(on.device()).isEqualTo(Latency.isKnown(device));
      assertThat(on.energyMicrojoules() != null)
          .as(on.device())
          .isEqualTo(Latency.isKnown(device) && device.activePowerMilliwatts() != null);
    }
    assertThat(report.devices())
        .filteredOn(on -> Objects.isNull(on.latencyMicros()))
        .extracting(EstimateReport.OnDevice::device)
        .containsExactlyInAnyOrder(
            "nucleo-n657x0-q", "alif-ensemble-e7", "microbit-v1", "arduino-uno");
  }

  @Test
  void anUnknownBoardIsNamedWithTheNearestOne() {
    assertThat(Devices.find("nucleo-f446")).isEmpty();
    assertThatThrownBy(() -> Devices.get("nucleo-f446"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The device (nucleo-f446) is not in the catalogue. Maybe you mean nucleo-f446re.");
  }

  private static Architecture architecture(Preset preset) {
    var decisions = preset.decisions();
    return Spaces.of(decisions.family()).decode(decisions, 12);
  }
}
