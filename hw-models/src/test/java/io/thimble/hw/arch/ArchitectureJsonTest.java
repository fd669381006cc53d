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
import org.junit.jupiter.params.provider.CsvSource;
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

  private static final String RECURRENT =
      """
      {"family": "crnn",
       "frontEnd": {"kind": "log-mel", "coefficients": 16, "windowMillis": 40, "strideMillis": 20},
       "layers": [
         {"type": "lstm", "units": 118, "layers": 1},
         {"type": "projected-lstm", "units": 144, "projection": 98, "layers": 2},
         {"type": "gru", "units": 60, "layers": 3},
         {"type": "dense", "units": 12, "relu": false}, {"type": "softmax"}]}
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
  void recurrentLayersAreReadAndWritten() {
    var architecture = ArchitectureJson.read(RECURRENT);

    assertThat(architecture.layers())
        .startsWith(new Lstm(118, 1), new ProjectedLstm(144, 98, 2), new Gru(60, 3));
    var again = ArchitectureJson.read(ArchitectureJson.write(architecture));
    assertThat(again).isEqualTo(architecture);
    assertThat(again.id()).isEqualTo(architecture.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "units": 118, "layers": 1}  | "layers": 1}                | layers[0].units
          "units": 118, "layers": 1}  | "units": 118}               | layers[0].layers
          "units": 118,               | "units": 0,                 | layers[0].units
          "units": 118,               | "units": "many",            | layers[0].units
          "units": 118, "layers": 1}  | "units": 118, "layers": 11} | layers[0].layers
          "units": 144,               | "units": 10001,             | layers[1].units
          "projection": 98,           | "projektion": 98,           | layers[1].projection
          "projection": 98,           | "projection": 9.8,          | layers[1].projection
          "layers": 2}                | "layers": null}             | layers[1].layers
          "units": 60,                | "units": -60,               | layers[2].units
          "layers": 3}                | "layers": 0}                | layers[2].layers
          "type": "gru"               | "type": "gr"                | layers[2].type
          """)
  void aRecurrentLayerThatLacksSomethingOrHoldsTooMuchIsNamed(
      String right, String wrong, String field) {
    assertThat(RECURRENT).contains(right);

    assertThat(problemsOf(RECURRENT.replace(right, wrong)).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.field()).isEqualTo(field);
              assertThat(problem.message()).contains(field).contains("Maybe");
            });
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
