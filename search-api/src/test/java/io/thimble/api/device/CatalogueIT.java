package io.thimble.api.device;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.api.RunningApi;
import io.thimble.hw.device.Devices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What there is to choose from: boards and data sets. */
@ExtendWith(RunningApi.Extension.class)
final class CatalogueIT {
  private final RunningApi api;

  CatalogueIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void everyBoardIsListedWithItsSources() {
    var devices = json(api.get("/api/v1/devices")).get("devices");

    assertThat(devices)
        .extracting(device -> device.get("id").asString())
        .containsExactlyElementsOf(Devices.ids());
    assertThat(devices)
        .allSatisfy(
            device -> {
              assertThat(device.get("usableFlashBytes").asLong())
                  .isPositive()
                  .isLessThan(device.get("flashBytes").asLong());
              assertThat(device.get("sources").get("flashBytes").asString()).isNotBlank();
            });
  }

  @Test
  void everyDataSetIsListedWithWhatIsWrongWithIt() {
    var datasets = json(api.get("/api/v1/datasets")).get("datasets");

    assertThat(datasets)
        .extracting(dataset -> dataset.get("name").asString())
        .containsExactly("broken", "colours", "synthetic", "words");
    assertThat(datasets.get(0).get("problem").asString()).contains("Maybe");
    assertThat(datasets.get(2).get("anyWords").asBoolean()).isTrue();
    assertThat(datasets.get(3).get("words").get("marvin").asInt()).isEqualTo(106);
  }
}
