package io.thimble.hw.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DevicesTest {
  @Test
  void catalogueHasSixBoardsWithDifferentIds() {
    assertThat(Devices.ids()).hasSize(6).doesNotHaveDuplicates();
    for (var device : Devices.catalogue()) {
      assertThat(Devices.find(device.id())).contains(device);
    }
  }

  @Test
  void everyFigureNamesItsSource() {
    for (var device : Devices.catalogue()) {
      assertThat(device.sources())
          .as(device.id())
          .containsKeys("core", "kernels", "clockMegahertz", "flashBytes", "sramBytes");
      assertThat(device.sources().containsKey("activePowerMilliwatts"))
          .as(device.id())
          .isEqualTo(device.activePowerMilliwatts() != null);
    }
  }

  @Test
  void aShareOfTheBoardStaysWithTheApplication() {
    var device = Devices.get("nucleo-f446re");
    assertThat(device.usableFlashBytes()).isEqualTo(384 * 1024);
    assertThat(device.usableSramBytes()).isEqualTo(96 * 1024);
  }

  @Test
  void anUnknownBoardIsNamedWithTheNearestOne() {
    assertThat(Devices.find("nucleo-f446")).isEmpty();
    assertThatThrownBy(() -> Devices.get("nucleo-f446"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The device (nucleo-f446) is not in the catalogue. Maybe you mean nucleo-f446re.");
  }
}
