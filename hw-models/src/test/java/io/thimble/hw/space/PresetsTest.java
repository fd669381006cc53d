package io.thimble.hw.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.thimble.hw.SharedFolder;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.HelloEdgeMemory;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PresetsTest {
  private static final int CLASSES = 12;

  @Test
  void helloEdgeNetworksHaveThePublishedOperationsAndMemory() {
    var families = List.of("dnn", "ds-cnn");
    var rows =
        SharedFolder.table("reference/hello-edge.csv").stream()
            .filter(row -> families.contains(row.getFirst()))
            .toList();
    assertThat(rows).hasSize(6);
    for (var row : rows) {
      var name = row.get(0) + "-" + row.get(1).toLowerCase(Locale.ROOT);
      var architecture = decode(name);
      assertThat(architecture.input().height()).as(name).isEqualTo(Integer.parseInt(row.get(5)));
      assertThat(2.0 * architecture.macs())
          .as(name)
          .isCloseTo(Double.parseDouble(row.get(4)), withPercentage(2));
      assertThat(HelloEdgeMemory.bytes(architecture) / 1000.0)
          .as(name)
          .isCloseTo(Double.parseDouble(row.get(3)), within(0.1));
    }
  }

  @Test
  void microNetsHaveThePublishedOperations() {
    var rows =
        SharedFolder.table("reference/micronets-kws.csv").stream()
            .filter(row -> row.getFirst().startsWith("MicroNet-"))
            .toList();
    assertThat(rows).hasSize(3);
    for (var row : rows) {
      var architecture = decode(row.getFirst().toLowerCase(Locale.ROOT));
      assertThat(2.0 * architecture.macs())
          .as(row.getFirst())
          .isCloseTo(1e6 * Double.parseDouble(row.get(4)), withPercentage(4));
    }
  }

  @Test
  void everyPresetDecodes() {
    assertThat(Presets.all()).hasSize(9);
    for (var preset : Presets.all()) {
      assertThat(decode(preset.name()).classes()).isEqualTo(CLASSES);
    }
  }

  @Test
  void anUnknownPresetIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> Presets.named("ds-cnn-xl"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(ds-cnn-xl)")
        .hasMessageContaining("Maybe use one of: dnn-s");
  }

  private static Architecture decode(String preset) {
    var decisions = Presets.named(preset).decisions();
    return Spaces.of(decisions.family()).decode(decisions, CLASSES);
  }
}
