package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The C files of a bundle, through a real compiler. */
class CompiledBundleTest {
  private static final BundleContents CONTENTS = Bundles.contents(9, null);

  /** Writes the model, then every label and a 0, to standard output. */
  private static final String MAIN =
      """
      #include <stdint.h>
      #include <stdio.h>
      #include "model.h"
      #include "model_settings.h"

      int main(void) {
        if ((uintptr_t)thimble_model %% 16 != 0) return 1;
        if (THIMBLE_INPUT_BYTES != THIMBLE_FRAMES * THIMBLE_COEFFICIENTS) return 2;
        if (thimble_feature_mean[1] != %sf || thimble_feature_deviation[9] != %sf) return 3;
        fwrite(thimble_model, 1, thimble_model_length, stdout);
        for (int i = 0; i < THIMBLE_LABELS; i++) {
          fputs(thimble_labels[i], stdout);
          fputc(0, stdout);
        }
        return 0;
      }
      """
          .formatted(
              CONTENTS.standardisation().mean()[1], CONTENTS.standardisation().deviation()[9]);

  @TempDir private Path folder = Path.of(".");

  @BeforeEach
  void unpack() throws IOException {
    assumeThat(Toolchain.has("g++")).as("gcc is on the path").isTrue();
    for (var file : BundleTest.unzip(Bundle.write(CONTENTS)).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-x c -std=c11", "-x c -std=c17", "-x c++ -std=c++11", "-x c++ -std=c++20"})
  void arrayIsTheModelByteForByte(String language) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("main.c"), MAIN);
    var program = folder.resolve("program");
    var command = new ArrayList<>(List.of("gcc"));
    command.addAll(List.of(language.split(" ")));
    command.addAll(
        List.of("-Wall", "-Wextra", "-Werror", "-o", program.toString(), "main.c", "model.cc"));

    assertThat(text(run(command))).isEmpty();

    assertThat(run(List.of(program.toString()))).isEqualTo(expectedOutput());
  }

  private static byte[] expectedOutput() {
    var expected = new java.io.ByteArrayOutputStream();
    expected.writeBytes(CONTENTS.model());
    for (var label : CONTENTS.labels()) {
      expected.writeBytes(label.getBytes(StandardCharsets.UTF_8));
      expected.write(0);
    }
    return expected.toByteArray();
  }

  /** Runs a command in the bundle's folder, and fails with what it said when it fails. */
  private byte[] run(List<String> command) throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    var said = Files.readAllBytes(output);
    assertThat(process.exitValue()).as("%s: %s", command, text(said)).isZero();
    return said;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
