package io.thimble.hw.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.thimble.hw.SharedFolder;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.cost.HelloEdgeMemory;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
  private static final int CLASSES = 12;

  @ParameterizedTest(name = "{0}")
  @MethodSource("helloEdge")
  void helloEdgeNetworksHaveThePublishedInputOperationsAndMemory(
      String preset, int frames, double ops, double memoryKilobytes) {
    var architecture = decode(preset);
    assertThat(architecture.input().height()).isEqualTo(frames);
    assertThat(2.0 * architecture.macs()).isCloseTo(ops, withPercentage(2));
    assertThat(HelloEdgeMemory.bytes(architecture) / 1000.0)
        .isCloseTo(memoryKilobytes, within(0.1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("microNets")
  void microNetsHaveThePublishedOperations(String preset, double flashKilobytes, double ops) {
    var architecture = decode(preset);
    assertThat(2.0 * architecture.macs()).isCloseTo(ops, withPercentage(3));
    System.out.printf(
        Locale.ROOT,
        "%s: our flatbuffer %.1f KB, published %.0f KB%n",
        preset,
        Estimates.of(architecture).flash().modelBytes() / 1000.0,
        flashKilobytes);
  }

  @Test
  void everyPublishedRowIsThere() {
    assertThat(helloEdge()).hasSize(21);
    assertThat(microNets()).hasSize(6);
    assertThat(Presets.all()).extracting(Preset::name).hasSize(21 + 6).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("io.thimble.hw.space.Presets#all")
  void everyPresetDecodes(Preset preset) {
    assertThat(decode(preset.name()).classes()).isEqualTo(CLASSES);
  }

  @Test
  void anUnknownPresetIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> Presets.named("ds-cnn-xl"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(ds-cnn-xl)")
        .hasMessageContaining("Maybe use one of: dnn-s");
  }

  static Stream<Arguments> helloEdge() {
    return SharedFolder.table("reference/hello-edge.csv").stream()
        .map(
            row ->
                Arguments.of(
                    row.get(0) + "-" + row.get(1).toLowerCase(Locale.ROOT),
                    Integer.valueOf(row.get(5)),
                    Double.valueOf(row.get(4)),
                    Double.valueOf(row.get(3))));
  }

  static Stream<Arguments> microNets() {
    return SharedFolder.table("reference/micronets-kws.csv").stream()
        .map(
            row ->
                Arguments.of(
                    row.getFirst().toLowerCase(Locale.ROOT).replace("dscnn-", "micronets-dscnn-"),
                    Double.valueOf(row.get(2)),
                    1e6 * Double.parseDouble(row.get(4))));
  }

  private static Architecture decode(String preset) {
    var decisions = Presets.named(preset).decisions();
    return Spaces.of(decisions.family()).decode(decisions, CLASSES);
  }
}
