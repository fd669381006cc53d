package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thimble.hw.frontend.FrontEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotterReaderTest {
  private static final BundleContents CONTENTS = Bundles.contents(1, null);
  private static final String STATED =
      """
      {"frontEnd": {"kind": "MFCC", "coefficients": 10, "windowMillis": 40, "strideMillis": 40},
       "standardisation": {"mean": [0,0,0,0,0,0,0,0,0,0], "deviation": [1,1,1,1,1,1,1,1,1,1]},
       "labels": ["silence", "unknown", "yes", "no"]}
      """;

  @TempDir private Path folder = Path.of(".");
  private Path model = Path.of(".");

  @BeforeEach
  void writeModel() throws IOException {
    model = Files.write(folder.resolve("model.tflite"), CONTENTS.model());
  }

  @Test
  void aModelWithTheFewSettingsThatCountIsRead() throws IOException {
    var spotter = SpotterReader.read(model, settings(STATED));

    assertThat(spotter.model()).isEqualTo(CONTENTS.model());
    assertThat(spotter.frontEnd()).isEqualTo(FrontEnd.mfcc(10, 40, 40));
    assertThat(spotter.standardisation().deviation()).containsOnly(1).hasSize(10);
    assertThat(spotter.labels()).containsExactly("silence", "unknown", "yes", "no");
    assertThat(spotter.title()).isEqualTo("model.tflite");
  }

  @Test
  void aBundlesOwnSettingsAreRead() throws IOException {
    var files = BundleTest.unzip(Bundle.write(CONTENTS));
    var settings = Files.write(folder.resolve("s.json"), files.get(Bundle.SETTINGS));

    var spotter = SpotterReader.read(model, settings);

    assertThat(spotter.labels()).isEqualTo(CONTENTS.labels());
    assertThat(spotter.standardisation())
        .usingRecursiveComparison()
        .isEqualTo(CONTENTS.standardisation());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "MFCC"              | "WAVELET"                  | WAVELET
          "coefficients": 10  | "coefficients": 400        | out of range
          "coefficients": 10  | "coefficients": 12         | means (10)
          "strideMillis": 40  | "strideMillis": 20         | model's input
          "strideMillis": 40  | "fftPoints": 512           | strideMillis
          "no"]               | "no", "go"]                | model's output
          "no"]               | "yes"]                     | not all different
          [1,1,               | [0,1,                      | Coefficient 0
          "labels"            | "names"                    | labels
          """)
  void settingsThatDoNotFitAreNamed(String from, String to, String problem) throws IOException {
    assertThat(STATED).contains(from);
    refused(settings(STATED.replace(from, to)), problem);
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    refused(folder.resolve("none.json"), "none.json");
    Files.delete(model);
    refused(settings(STATED), "model.tflite");
  }

  @Test
  void everyTruncationOfTheModelIsRefused() throws IOException {
    var settings = settings(STATED);
    for (int length = 0; length < CONTENTS.model().length; length += 131) {
      Files.write(model, Arrays.copyOf(CONTENTS.model(), length));
      refused(settings, "The model");
    }
  }

  private Path settings(String json) throws IOException {
    return Files.write(folder.resolve("stated.json"), json.getBytes(StandardCharsets.UTF_8));
  }

  private void refused(Path settings, String problem) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> SpotterReader.read(model, settings))
        .withMessageContaining(problem)
        .withMessageContaining("Maybe");
  }
}
