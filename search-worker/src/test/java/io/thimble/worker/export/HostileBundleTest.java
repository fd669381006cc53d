package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBundleTest {
  private static byte[] bundle = {};

  @TempDir private Path folder = Path.of(".");

  @BeforeAll
  static void writeBundle() {
    bundle = Bundle.write(Bundles.contents(1, null));
  }

  @Test
  void missingFileIsNamed() {
    refused(folder.resolve("none.zip"), "none.zip");
  }

  @Test
  void noZipIsRefused() throws IOException {
    refused(zip("hello".getBytes(StandardCharsets.UTF_8)), "no zip");
    refused(zip(new byte[0]), "no zip");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    for (int length = 0; length < bundle.length; length += 97) {
      refused(zip(Arrays.copyOf(bundle, length)), "Maybe");
    }
  }

  /** A flipped byte is found, or was in a part that is not read. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void flippedBytesNeverCauseAnotherException(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 300; i++) {
      var broken = bundle.clone();
      broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      var file = zip(broken);
      assertThatCode(
              () -> {
                try {
                  BundleReader.read(file);
                } catch (InvalidBundleException expected) {
                  // The only one that may leave.
                }
              })
          .as("seed %d, flip %d", seed, i)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/etc/passwd", "a/b", "C:\\evil", "..", ".hidden", "a\nb", ""})
  void entryNamesThatArePathsAreRefused(String name) throws IOException {
    var files = files();
    files.put(name, new byte[1]);
    refused(zip(Archive.zip(files)), "Maybe");
  }

  @Test
  void zipBombIsRefused() throws IOException {
    var files = files();
    files.put(Bundle.SETTINGS, new byte[8 << 20]);
    refused(zip(Archive.zip(files)), "larger than");
  }

  @Test
  void tooManyEntriesAreRefused() throws IOException {
    var files = files();
    for (int i = 0; i < 100; i++) {
      files.put("file" + i, new byte[0]);
    }
    refused(zip(Archive.zip(files)), "entries");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "settings.json",
        "model.tflite",
        "test_vectors.json",
        "test_vectors.bin",
        "vector_09.wav"
      })
  void missingPartIsNamed(String name) throws IOException {
    var files = files();
    files.remove(name);
    refused(zip(Archive.zip(files)), "has no " + name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "format" : 2          | "format" : 1          | format (1)
          "kind" : "MFCC"       | "kind" : "WAVELET"    | WAVELET
          "coefficients" : 10   | "coefficients" : 400  | out of range
          "coefficients" : 10   | "coefficients" : 12   | means (10)
          "strideMillis" : 40   | "strideMillis" : null | strideMillis
          "fftPoints" : 1024    | "fftPoints" : 512     | another version
          "zeroPoint" : -3      | "zeroPoint" : 1000    | zero point 1000
          "scale" : 0.05        | "scale" : -1          | -1.0
          "scale" : 0.05        | "scale" : 1e99        | scale
          "silence",            | null,                 | settings.json
          "silence",            |                       | model's output
          "silence",            | "yes",                | not all different
          "trial" : 7,          |                       | trial
          "sha256" : "          | "sha256" : "0         | not the one
          """)
  void wrongSettingsAreNamed(String from, String to, String problem) throws IOException {
    refused(changed(Bundle.SETTINGS, text -> replace(text, from, to == null ? "" : to)), problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "inputBytes" : 250 | "inputBytes" : 2000000000 | do not fit
          "inputOffset" : 0  | "inputOffset" : -1        | from -1 on
          "inputOffset" : 0  | "inputOffset" : 2147483647 | from 2147483647 on
          "label" : "yes"    | "label" : null            | label
          vector_00.wav      | test_vectors.cc           | larger than
          vector_00.wav      | model.h                   | no WAV file
          vector_00.wav      | ../vector_00.wav          | has no ../vector_00.wav
          """)
  void wrongTestVectorsAreNamed(String from, String to, String problem) throws IOException {
    refused(changed(Bundle.TEST_VECTORS, text -> replace(text, from, to)), problem);
  }

  @Test
  void anotherModelIsRefused() throws IOException {
    var files = files();
    files.put(Bundle.MODEL, Bundles.contents(2, null).model());
    refused(zip(Archive.zip(files)), "not the one that the settings describe");
  }

  @Test
  void nestedJsonIsRefused() throws IOException {
    refused(changed(Bundle.SETTINGS, _ -> "[".repeat(500_000)), "settings.json");
  }

  private static String replace(String text, String from, String to) {
    if (!text.contains(from)) {
      throw new IllegalArgumentException("%s is not in %s".formatted(from, text));
    }
    return text.replaceFirst(Pattern.quote(from), to);
  }

  private Path changed(String name, UnaryOperator<String> change) throws IOException {
    var files = files();
    var text = new String(files.get(name), StandardCharsets.UTF_8);
    files.put(name, change.apply(text).getBytes(StandardCharsets.UTF_8));
    return zip(Archive.zip(files));
  }

  private static SequencedMap<String, byte[]> files() throws IOException {
    return new LinkedHashMap<>(BundleTest.unzip(bundle));
  }

  private Path zip(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("bundle.zip"), bytes);
  }

  private static void refused(Path file, String problem) {
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> BundleReader.read(file))
        .withMessageContaining(problem)
        .withMessageContaining("Maybe");
  }
}
