package io.thimble.worker.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.Recurrent;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.MalformedModelException;
import io.thimble.hw.tflite.ModelCheck;
import io.thimble.hw.tflite.ModelWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers' models: what is let through to native code, and that it survives it. */
class HostileModelsTest {
  private static final Path PUBLISHED =
      Path.of(System.getProperty("thimble.shared", "../../shared"), "models");
  private static final int MUTANTS = Integer.getInteger("thimble.mutants", 3_000);
  private static final int CLASSES = 12;

  @TempDir private Path folder = Path.of(".");

  static Stream<String> presets() {
    return Presets.all().stream().map(preset -> preset.name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("presets")
  void everyFamilysFileIsLetThrough(String preset) {
    assertThatCode(() -> ModelCheck.check(written(preset))).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "arm_mlzoo_cnn_s_int8",
        "arm_mlzoo_ds_cnn_s_int8",
        "arm_mlzoo_kws_micronet_m_int8",
        "hello_world_int8",
        "micro_speech_lstm",
        "micro_speech_quantized",
        "mlperf_tiny_kws_ref_model"
      })
  void publishedModelsAreLetThrough(String name) throws IOException {
    var file = PUBLISHED.resolve(name + ".tflite");
    assumeThat(Files.exists(file)).as("%s is there", file).isTrue();
    var model = Files.readAllBytes(file);

    assertThatCode(() -> ModelCheck.check(model)).doesNotThrowAnyException();
  }

  /** TensorFlow Lite's own kernel takes no 8-bit state; that of TFLM does. */
  @Test
  void aPublishedModelThatOnlyTheChipCanRunIsRefusedByName() throws IOException {
    var file = PUBLISHED.resolve("keyword_scrambled_8bit.tflite");
    assumeThat(Files.exists(file)).as("%s is there", file).isTrue();
    var model = Files.readAllBytes(file);

    assertThatExceptionOfType(MalformedModelException.class)
        .isThrownBy(() -> ModelCheck.check(model))
        .withMessageContaining("operator 1 (SVDF)")
        .withMessageContaining("Maybe");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1})
  void damagedModelsThatAreLetThroughDoNotBringTheInterpreterDown(long seed)
      throws IOException, InterruptedException {
    var origins = origins();
    var random = new SplittableRandom(seed);
    var letThrough = new ArrayList<byte[]>();
    for (int i = 0; i < MUTANTS; i++) {
      var mutant = origins.get(i % origins.size()).next(random);
      if (isLetThrough(mutant)) {
        letThrough.add(mutant);
      }
    }
    assertThat(letThrough).as("mutants let through").hasSizeBetween(MUTANTS / 50, MUTANTS);

    var said = folder.resolve("said.txt");
    int exit = run(letThrough, said);

    var lines = Files.readAllLines(said);
    if (exit != 0) {
      Files.write(Path.of("target/hostile.tflite"), letThrough.get(last(lines)));
    }
    assertThat(exit)
        .as("seed %d, mutant %d of those let through: %s", seed, last(lines), tail(lines))
        .isZero();
    assertThat(last(lines)).isEqualTo(letThrough.size() - 1);
  }

  private int run(List<byte[]> models, Path said) throws IOException, InterruptedException {
    var file = folder.resolve("models.bin");
    try (var out = new DataOutputStream(Files.newOutputStream(file))) {
      for (var model : models) {
        out.writeInt(model.length);
        out.write(model);
      }
    }
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ModelRuns.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).as("the runs end").isTrue();
    return process.exitValue();
  }

  private static boolean isLetThrough(byte[] model) {
    try {
      ModelCheck.check(model);
      return true;
    } catch (MalformedModelException _) {
      return false;
    }
  }

  private static List<Mutants> origins() throws IOException {
    var origins = new ArrayList<Mutants>();
    for (var preset :
        List.of("dnn-s", "cnn-s", "ds-cnn-s", "lstm-basic-s", "lstm-s", "gru-s", "crnn-s")) {
      origins.add(new Mutants(written(preset)));
    }
    if (Files.isDirectory(PUBLISHED)) {
      try (var files = Files.list(PUBLISHED)) {
        for (var file :
            files.filter(file -> file.toString().endsWith(".tflite")).sorted().toList()) {
          origins.add(new Mutants(Files.readAllBytes(file)));
        }
      }
    }
    return origins;
  }

  private static byte[] written(String preset) {
    var decisions = Presets.named(preset).decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, CLASSES);
    var model = Lowering.of(architecture);
    return ModelWriter.write(
        model,
        recurrentLayers(architecture) == 0
            ? new FormatValues(model, 1)
            : new LoopValues(model, recurrentLayers(architecture), 1));
  }

  private static int recurrentLayers(Architecture architecture) {
    return architecture.layers().stream()
        .filter(Recurrent.class::isInstance)
        .mapToInt(layer -> ((Recurrent) layer).layers())
        .sum();
  }

  private static int last(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches("\\d+"))
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(-1);
  }

  private static String tail(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }
}
