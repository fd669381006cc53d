package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.thimble.db.trial.Score;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.score.Accuracy;
import io.thimble.worker.Networks;
import io.thimble.worker.score.TfliteInterpreter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundleTest {
  @Test
  void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
    var contents = Bundles.contents(1, null);

    var read = BundleReader.read(Files.write(folder.resolve("b.zip"), Bundle.write(contents)));

    assertThat(read.model()).isEqualTo(contents.model());
    assertThat(read.labels()).isEqualTo(contents.labels());
    assertThat(read.frontEnd()).isEqualTo(contents.architecture().frontEnd());
    assertThat(read.standardisation())
        .usingRecursiveComparison()
        .isEqualTo(contents.standardisation());
    assertThat(read.input()).isEqualTo(contents.input());
    assertThat(read.output()).isEqualTo(contents.output());
    assertThat(read.search()).isEqualTo(contents.origin().search());
    assertThat(read.trial()).isEqualTo(7);
    assertThat(read.dataset()).isEqualTo("speech-commands-mini");
    assertThat(read.datasetHash()).isEqualTo(contents.origin().datasetHash());
    assertThat(read.corpusSeed()).isEqualTo(43);
    assertThat(read.testVectors())
        .hasSize(10)
        .usingRecursiveComparison()
        .isEqualTo(contents.testVectors());
  }

  static Stream<Architecture> networks() {
    var classes = Bundles.LABELS.size();
    return Stream.of(
        Networks.tiny(FrontEnd.mfcc(10, 40, 40), classes), Networks.tinyConvolutional(classes));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void testVectorsHoldForTheModelThatWasRead(Architecture architecture, @TempDir Path folder)
      throws IOException {
    var bundle = Bundle.write(Bundles.contents(architecture, 2, null));
    var read = BundleReader.read(Files.write(folder.resolve("b.zip"), bundle));
    try (var interpreter = new TfliteInterpreter(read.model())) {
      assertThat(interpreter.inputQuantization()).isEqualTo(read.input());
      assertThat(interpreter.outputQuantization()).isEqualTo(read.output());
      for (var vector : read.testVectors()) {
        assertThat(interpreter.run(vector.input())).isEqualTo(vector.output());
      }
    }
  }

  @Test
  void sameContentsGiveTheSameBytesInEveryTimeZone() {
    var here = TimeZone.getDefault();
    var first = Bundle.write(Bundles.contents(3, null));
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(Bundle.write(Bundles.contents(3, null))).isEqualTo(first);
    } finally {
      TimeZone.setDefault(here);
    }
    assertThat(Bundle.write(Bundles.contents(4, null))).isNotEqualTo(first);
  }

  @Test
  void allFilesAreThere() throws IOException {
    assertThat(unzip(Bundle.write(Bundles.contents(5, null))).sequencedKeySet())
        .containsExactly(
            "model.tflite",
            "model_desktop.tflite",
            "model.h",
            "model.cc",
            "model_settings.h",
            "test_vectors.h",
            "test_vectors.cc",
            "thimble.h",
            "main.cc",
            "self_test.cc",
            "smoothing.c",
            "frontend_test.c",
            "CMakeLists.txt",
            "frontend.h",
            "frontend.c",
            "frontend_tables.h",
            "operators.txt",
            "ops_resolver.h",
            "settings.json",
            "architecture.json",
            "network.bin",
            "test_vectors.json",
            "test_vectors.bin",
            "vector_00.wav",
            "vector_01.wav",
            "vector_02.wav",
            "vector_03.wav",
            "vector_04.wav",
            "vector_05.wav",
            "vector_06.wav",
            "vector_07.wav",
            "vector_08.wav",
            "vector_09.wav",
            "README.md",
            "model_card.md");
  }

  @Test
  void theModelForDesktopToolsHasNamesAndTheSameScores() throws IOException {
    var contents = Bundles.contents(5, null);
    var files = unzip(Bundle.write(contents));
    var desktop = Objects.requireNonNull(files.get("model_desktop.tflite"));

    assertThat(new String(desktop, StandardCharsets.ISO_8859_1)).contains("depthwise_1/weights");
    try (var interpreter = new TfliteInterpreter(desktop)) {
      assertThat(contents.testVectors())
          .isNotEmpty()
          .allSatisfy(
              vector -> assertThat(interpreter.run(vector.input())).isEqualTo(vector.output()));
    }
  }

  @Test
  void operatorsAreListedOnce() throws IOException {
    var files = unzip(Bundle.write(Bundles.contents(5, null)));
    assertThat(text(files, "operators.txt"))
        .isEqualTo("CONV_2D\nDEPTHWISE_CONV_2D\nAVERAGE_POOL_2D\nFULLY_CONNECTED\nSOFTMAX\n");
    assertThat(text(files, "ops_resolver.h"))
        .contains("tflite::MicroMutableOpResolver<5>")
        .contains("resolver.AddConv2D()", "resolver.AddAveragePool2D()");
  }

  @Test
  void aConvolutionalNetworkNeedsNoPooling() throws IOException {
    var network = Networks.tinyConvolutional(Bundles.LABELS.size());
    var files = unzip(Bundle.write(Bundles.contents(network, 5, null)));
    assertThat(text(files, "operators.txt")).isEqualTo("CONV_2D\nFULLY_CONNECTED\nSOFTMAX\n");
  }

  @Test
  void cardStatesWhatIsKnown() throws IOException {
    var contents = Bundles.contents(6, new Score(new Accuracy(45, 50), new Accuracy(44, 50)));
    var card = text(unzip(Bundle.write(contents)), "model_card.md");
    assertThat(card)
        .contains("# Keyword spotter: doors \\| and \\*lights\\*, trial 7")
        .contains("| validation | 92.00 % (85.00 to 95.89), 92 of 100 clips | 93.00 %")
        .contains("| test | 88.00 % (")
        .contains("ds-cnn, of ds-cnn, dnn")
        .contains("`blocks` 1, `conv_filters` 8")
        .contains(contents.origin().datasetHash())
        .contains("search 42, training clips 43")
        .contains("%d bytes suffice".formatted(contents.estimate().sram().arenaBytes()))
        .contains("latency and energy | not known here")
        .doesNotContain("not known: not run")
        .doesNotContain("null");
  }

  @Test
  void cardSaysThatTestAccuracyIsNotKnown() throws IOException {
    var card = text(unzip(Bundle.write(Bundles.contents(7, null))), "model_card.md");
    assertThat(card).contains("| test | not known: not run | not known: not run |");
  }

  @Test
  void partsOfDifferentNetworksAreRefused() {
    var contents = Bundles.contents(8, null);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BundleContents(
                    contents.origin(),
                    contents.model(),
                    contents.architecture(),
                    contents.network(),
                    contents.decisions(),
                    contents.estimate(),
                    contents.input(),
                    contents.output(),
                    contents.standardisation(),
                    List.of("yes", "no"),
                    contents.validation(),
                    null,
                    contents.testVectors()))
        .withMessageContaining("labels (2)")
        .withMessageContaining("Maybe");
  }

  static SequencedMap<String, byte[]> unzip(byte[] bundle) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static String text(SequencedMap<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }
}
