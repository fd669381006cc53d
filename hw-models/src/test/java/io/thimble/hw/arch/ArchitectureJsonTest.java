package io.thimble.hw.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.thimble.hw.space.Preset;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchitectureJsonTest {
  private static final String SMALL =
      """
      {"family": "cnn",
       "frontEnd": {"kind": "mfcc", "coefficients": 10, "windowMillis": 40, "strideMillis": 20},
       "layers": [
         {"type": "conv", "filters": 8, "kernelHeight": 10, "kernelWidth": 4,
          "strideHeight": 2, "strideWidth": 2, "padding": "same"},
         {"type": "average-pool"}, {"type": "dense", "units": 12, "relu": false},
         {"type": "softmax"}]}
      """;

  static Stream<Preset> presets() {
    return Presets.all().stream();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyPresetReadsBackAsItWasWritten(Preset preset) {
    var architecture = Spaces.of(preset.decisions().family()).decode(preset.decisions(), 12);

    assertThat(ArchitectureJson.read(ArchitectureJson.write(architecture))).isEqualTo(architecture);
  }

  @Test
  void aNetworkTypedByHandIsRead() {
    var architecture = ArchitectureJson.read(SMALL);

    assertThat(architecture.classes()).isEqualTo(12);
    assertThat(architecture.macs()).isEqualTo(25L * 5 * 40 * 8 + 8 * 12);
  }

  @Test
  void aVersionOfTomorrowIsRefused() {
    var written = ArchitectureJson.write(ArchitectureJson.read(SMALL));
    assertThat(written).startsWith("{\"schemaVersion\":1,");
    assertThatThrownBy(() -> ArchitectureJson.read(written.replace("Version\":1", "Version\":2")))
        .isInstanceOf(InvalidArchitectureException.class)
        .hasMessage("schemaVersion (2) is not known. Maybe use 1, or a newer Thimble.");
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    var broken =
        SMALL
            .replace("\"mfcc\"", "\"mfc\"")
            .replace("\"units\": 12", "\"units\": 0")
            .replace("\"filters\"", "\"filter\"")
            .replace("softmax", "sofmax");

    var exception = problemsOf(broken);

    assertThat(exception.problems())
        .extracting(InvalidArchitectureException.Problem::field)
        .containsExactlyInAnyOrder(
            "frontEnd.kind",
            "layers[0].filters",
            "layers[0].filter",
            "layers[2].units",
            "layers[3].type");
    assertThat(exception.problems()).allSatisfy(p -> assertThat(p.message()).contains("Maybe"));
  }

  @Test
  void layersThatDoNotFitTogetherAreRefused() {
    var tooLarge =
        SMALL.replace("\"same\"", "\"valid\"").replace("\"kernelWidth\": 4", "\"kernelWidth\": 40");

    assertThat(problemsOf(tooLarge)).hasMessageContaining("layers").hasMessageContaining("Maybe");
  }

  @Test
  void aNetworkLargerThanAnyChipIsRefused() {
    var huge =
        SMALL
            .replace(
                "\"type\": \"average-pool\"",
                "\"type\": \"dense\", \"units\": 9000, \"relu\": true")
            .replace("\"filters\": 8", "\"filters\": 800");

    assertThat(problemsOf(huge)).hasMessageContaining("too many parameters");
  }

  @Test
  void aTextThatIsNoJsonIsRefused() {
    assertThat(problemsOf("{\"family\": ")).hasMessageContaining("no JSON");
    assertThat(problemsOf("[]")).hasMessageContaining("no JSON object");
  }

  private static InvalidArchitectureException problemsOf(String json) {
    var exception =
        catchThrowableOfType(InvalidArchitectureException.class, () -> ArchitectureJson.read(json));
    assertThat(exception).as("what is wrong with %s", json).isNotNull();
    return exception;
  }
}
