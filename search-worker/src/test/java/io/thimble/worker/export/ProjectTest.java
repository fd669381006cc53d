package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.Lowering;
import io.thimble.worker.Networks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exported project, compiled and run with recordings in the place of the runtime. */
class ProjectTest {
  private static final BundleContents CONTENTS = Bundles.contents(9, null);
  private static final Path TFLM = Path.of("src/test/resources/tflm").toAbsolutePath();
  private static final String SANITIZED =
      "-g -O1 -fsanitize=address,undefined -fno-sanitize-recover=all ";

  /** Needs no library beside the compiler. */
  private static final String TRAPPED = "-g -O1 -fsanitize=undefined -fsanitize-trap=all ";

  private static final String SOURCES =
      "-o spotter main.cc self_test.cc model.cc test_vectors.cc %s/recorded_interpreter.cc frontend.o smoothing.o"
          .formatted(TFLM);

  /** Plays the clip of vector 1 three times; each begins where a window begins. */
  private static final String BOARD =
      """
      #include <stdio.h>
      #include "thimble.h"

      static unsigned char bytes[44 + 2 * THIMBLE_CLIP_SAMPLES];
      static long played;

      size_t thimble_read_audio(int16_t *samples, size_t count) {
        const long clip = (THIMBLE_FRAMES - 1) * THIMBLE_STRIDE_SAMPLES + THIMBLE_WINDOW_SAMPLES;
        const long strides = (clip + THIMBLE_STRIDE_SAMPLES - 1) / THIMBLE_STRIDE_SAMPLES;
        const long period = strides * THIMBLE_STRIDE_SAMPLES;
        FILE *file = fopen("vector_01.wav", "rb");
        if (file == NULL || fread(bytes, 1, sizeof(bytes), file) != sizeof(bytes)) return 0;
        fclose(file);
        for (size_t i = 0; i < count; i++, played++) {
          if (played == 2 * period + clip) return i;
          const long at = played % period;
          samples[i] = at < clip ? (int16_t)(bytes[44 + 2 * at] | bytes[45 + 2 * at] << 8) : 0;
        }
        return count;
      }
      """;

  @TempDir private Path folder = Path.of(".");

  private Toolchain project(BundleContents contents) throws IOException {
    return Toolchain.unpacked(folder, contents);
  }

  /** Compiles the project with the C and the C++ compiler of this name. */
  private static void build(Toolchain project, String compiler, String options, String... objects)
      throws IOException, InterruptedException {
    var isClang = compiler.equals("clang");
    var checked = (isClang ? TRAPPED : SANITIZED) + options;
    project.compile(compiler, checked + " -std=c99 -c frontend.c smoothing.c");
    project.compile(
        isClang ? "clang++" : "g++",
        "%s -std=c++17 -I. -I%s %s %s"
            .formatted(checked, TFLM, SOURCES, String.join(" ", objects)));
  }

  private static Toolchain.Result spot(Toolchain project) throws IOException, InterruptedException {
    return project.run("./spotter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gcc", "clang"})
  void selfTestPassesOnTheRecordedClips(String compiler) throws IOException, InterruptedException {
    assumeThat(Toolchain.has(compiler)).isTrue();
    var project = project(CONTENTS);
    build(project, compiler, "-DTHIMBLE_QUIET_INFERENCES=3");

    var result = spot(project);

    assertThat(result.said())
        .contains("self test: 0 of 2 vectors failed")
        .contains("yes/0.wav: said yes, heard ")
        .contains(
            "estimated %d (reference kernels)"
                .formatted(CONTENTS.estimate().sram().arenaUsedReferenceBytes()));
    assertThat(result.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          samples_1  | yes/1.wav: SAMPLES differ
          features_0 | yes/0.wav: FEATURES differ first at frame 0, coefficient 0
          scores_1   | yes/1.wav: SCORES differ first at label silence
          """)
  void aChangedByteIsFoundAtItsStage(String array, String message)
      throws IOException, InterruptedException {
    assumeThat(Toolchain.has("gcc")).isTrue();
    var project = project(CONTENTS);
    var vectors = Files.readString(folder.resolve("test_vectors.cc"));
    var first = Pattern.compile(array + "\\[.*] = \\{\\s+(-?\\d+)").matcher(vectors);
    assertThat(first.find()).isTrue();
    int value = Integer.parseInt(first.group(1));
    Files.writeString(
        folder.resolve("test_vectors.cc"),
        vectors.substring(0, first.start(1))
            + (value > 0 ? value - 1 : value + 1)
            + vectors.substring(first.end(1)));
    build(project, "gcc", "-O0");

    var result = spot(project);

    assertThat(result.said()).contains(message).contains("1 of 2 vectors failed");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -DRECORDED_SCALE=0.25f         | input has scale 250000000 e-9
          -DRECORDED_VERSION=4           | schema (4) is not 3
          -DRECORDED_ARENA_BYTES=9999999 | was refused with an arena of
          """)
  void aModelThatDoesNotFitItsSettingsIsNotRun(String option, String message)
      throws IOException, InterruptedException {
    assumeThat(Toolchain.has("gcc")).isTrue();
    var project = project(CONTENTS);
    build(project, "gcc", option);

    var result = spot(project);

    assertThat(result.said()).contains(message).contains("Maybe").doesNotContain("self test");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 60})
  void aWordIsHeardOnceInRunningSound(int strideMillis) throws IOException, InterruptedException {
    assumeThat(Toolchain.has("gcc")).isTrue();
    var network = Networks.tiny(FrontEnd.mfcc(10, 40, strideMillis), Bundles.LABELS.size());
    var project = project(Bundles.sure("yes", Bundles.contents(network, 3, null)));
    Files.writeString(folder.resolve("board.c"), BOARD);
    project.compile("gcc", SANITIZED + "-std=c99 -c board.c");
    build(
        project,
        "gcc",
        "-DTHIMBLE_SMOOTHED_INFERENCES=1 -DTHIMBLE_FRAMES_PER_INFERENCE=1",
        "board.o");

    var result = spot(project);

    assertThat(result.said().lines().filter(line -> line.equals("heard yes")))
        .as(result.said())
        .hasSize(3);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void selfTestCanBeLeftOut() throws IOException, InterruptedException {
    assumeThat(Toolchain.has("gcc")).isTrue();
    var project = project(CONTENTS);
    build(project, "gcc", "-DTHIMBLE_SELF_TEST=0");

    var result = spot(project);

    assertThat(result.said()).startsWith("arena: ").doesNotContain("self test");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void cmakeBuildsTheCheckOfTheFrontEndAndTheSpotter() throws IOException, InterruptedException {
    assumeThat(Toolchain.has("cmake")).isTrue();
    var project = project(CONTENTS);
    project.compile(
        "g++", "-std=c++17 -I. -I%s -c %s/recorded_interpreter.cc".formatted(TFLM, TFLM));
    project.runs(List.of("ar", "rc", "libtensorflow-microlite.a", "recorded_interpreter.o"));

    project.runs(
        List.of(
            "cmake",
            "-B",
            "build",
            "-DCMAKE_C_FLAGS=-Werror",
            "-DCMAKE_CXX_FLAGS=-Werror",
            "-DTFLM_DIR=" + TFLM,
            "-DTFLM_LIBRARY=" + folder.resolve("libtensorflow-microlite.a")));
    project.runs(List.of("cmake", "--build", "build"));

    assertThat(project.runs(List.of("ctest", "--test-dir", "build")))
        .contains("100% tests passed, 0 tests failed out of 1");
    assertThat(project.runs(List.of("build/frontend_test", ".")))
        .contains("vector_09.wav: all 250 features agree")
        .contains("front end: 0 of 10 vectors failed");
    assertThat(project.runs(List.of("build/keyword_spotter"))).contains("self test: 0 of 2");
  }

  @Test
  void theCheckOfTheFrontEndFindsAChangedByte() throws IOException, InterruptedException {
    assumeThat(Toolchain.has("gcc")).isTrue();
    var project = project(CONTENTS);
    var vectors = Files.readAllBytes(folder.resolve("test_vectors.bin"));
    vectors[17] ^= 1;
    Files.write(folder.resolve("test_vectors.bin"), vectors);
    project.compile("gcc", SANITIZED + "-std=c99 -o frontend_test frontend_test.c frontend.c");

    var result = project.run("./frontend_test", ".");

    assertThat(result.said())
        .contains("vector_00.wav: FEATURES differ first at frame 1, coefficient 7")
        .contains("front end: 1 of 10 vectors failed");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(project.run("./frontend_test", "elsewhere").said()).contains("Maybe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thumbv6m", "thumbv7em", "thumbv8m.main", "thumbv8.1m.main"})
  void plainSourcesCompileForCortexM(String core) throws IOException, InterruptedException {
    assumeThat(Toolchain.has("clang")).isTrue();
    project(CONTENTS)
        .compile(
            "clang",
            "--target=%s-none-eabi -ffreestanding -Os -c frontend.c smoothing.c model.cc test_vectors.cc"
                .formatted(core));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"dnn-s", "cnn-s", "ds-cnn-s", "lstm-basic-s", "lstm-s", "gru-s", "crnn-s"})
  void theResolverOfEveryFamilyCompilesAndTakesEachOperatorOnce(String preset)
      throws IOException, InterruptedException {
    assumeThat(Toolchain.has("g++")).isTrue();
    var decisions = Presets.named(preset).decisions();
    var operators =
        OperatorList.of(Lowering.of(Spaces.of(decisions.family()).decode(decisions, 12)));
    Files.writeString(folder.resolve("ops_resolver.h"), operators.resolver());
    Files.writeString(
        folder.resolve("resolve.cc"),
        """
        #include "ops_resolver.h"
        int main() {
          ThimbleOpsResolver resolver;
          return thimble_add_operators(resolver) == kTfLiteOk &&
                 resolver.GetRegistrationLength() == %d ? 0 : 1;
        }
        """
            .formatted(operators.adders().size()));
    var project = new Toolchain(folder);
    project.compile("g++", "-std=c++17 -I. -I%s -o resolve resolve.cc".formatted(TFLM));

    assertThat(project.run("./resolve").exitCode()).isZero();
  }
}
