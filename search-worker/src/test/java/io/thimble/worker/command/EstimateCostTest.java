package io.thimble.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.cost.Estimates;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EstimateCostTest {
  private static final Path MODELS =
      Path.of(System.getProperty("thimble.shared", "../../shared")).resolve("models");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aPresetIsEstimatedAsItsArchitecture() {
    var decisions = Presets.named("ds-cnn-s").decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, 12);
    var expected = Estimates.of(architecture);

    assertThat(run("estimate", "ds-cnn-s", "--json", "--device", "nucleo-f446re")).isZero();

    var printed = JsonMapper.shared().readTree(out.toString());
    assertThat(printed.get("architecture").asString()).isEqualTo(architecture.id());
    assertThat(printed.get("macs").longValue()).isEqualTo(2_656_768);
    assertThat(printed.get("flash").get("modelBytes").longValue())
        .isEqualTo(expected.flash().modelBytes());
    assertThat(printed.get("sram").get("arenaMinimumCmsisNnBytes").longValue())
        .isEqualTo(expected.sram().arenaMinimumCmsisNnBytes());
    assertThat(printed.get("exact").booleanValue()).isTrue();
    assertThat(printed.get("devices")).hasSize(1);
    assertThat(printed.get("devices").get(0).get("device").asString()).isEqualTo("nucleo-f446re");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("measuredArenas")
  void aFileHasTheMeasuredArena(String model, List<Long> measured) throws IOException {
    assertThat(run("estimate", MODELS.resolve(model + ".tflite").toString(), "--json")).isZero();

    var printed = JsonMapper.shared().readTree(out.toString());
    var sram = printed.get("sram");
    assertThat(
            List.of(
                sram.get("arenaUsedReferenceBytes").longValue(),
                sram.get("arenaMinimumReferenceBytes").longValue(),
                sram.get("arenaUsedCmsisNnBytes").longValue()))
        .isEqualTo(measured);
    assertThat(printed.get("exact").booleanValue()).isTrue();
    var arena = printed.get("arena");
    assertThat(arena.get("reference").get("usedBytes"))
        .isEqualTo(sram.get("arenaUsedReferenceBytes"));
    assertThat(arena.get("cmsisNn").get("minimumBytes"))
        .isEqualTo(sram.get("arenaMinimumCmsisNnBytes"));
    long macs = 0;
    for (var layer : printed.get("layers")) {
      macs += layer.get("macs").longValue();
    }
    assertThat(macs).isEqualTo(printed.get("macs").longValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dnn-s", "cnn-m", "ds-cnn-l", "lstm-basic-s", "lstm-s", "gru-l", "crnn-s"})
  void aFamilyIsShownWithinAHundredColumns(String preset) {
    assertThat(run("estimate", preset)).isZero();

    assertThat(out.toString().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(out.toString())
        .contains("Flash", "SRAM", "CMSIS-NN kernels", "Layer", "SOFTMAX", "Board")
        .doesNotContain("LOWER BOUND");
  }

  @Test
  void totalsComeBeforeLayersAndLayersBeforeBoards() {
    assertThat(run("estimate", "ds-cnn-s")).isZero();

    assertThat(out.toString())
        .startsWith("ds-cnn-s: 5,313,536 operations (2,656,768 multiply-accumulates)")
        .containsSubsequence("Flash", "total", "Arena", "Layer", "CONV_2D", "Board", "yes");
  }

  @Test
  void aFileThatIsCutShortIsBadInputAndNamed(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("cut.tflite"), new byte[] {24, 0, 0, 0, 'T', 'F', 'L'});

    assertThat(run("estimate", file.toString())).isEqualTo(2);

    assertThat(err.toString()).contains("cut.tflite", "cannot be read", "Maybe");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsBadInput() {
    assertThat(run("estimate", "nowhere.tflite")).isEqualTo(2);

    assertThat(err.toString()).contains("nowhere.tflite", "does not exist", "Maybe");
  }

  @Test
  void anUnknownPresetIsBadInput() {
    assertThat(run("estimate", "ds-cnn-xs")).isEqualTo(2);

    assertThat(err.toString()).contains("ds-cnn-xs", "Maybe");
  }

  private static Stream<Arguments> measuredArenas() throws IOException {
    if (!Files.isDirectory(MODELS)) {
      System.err.printf("WARNING: %s is missing, so no arena is compared.%n", MODELS);
      Assumptions.abort("no models at " + MODELS);
    }
    return Files.readAllLines(MODELS.resolve("arenas.csv")).stream()
        .skip(1)
        .map(line -> List.of(line.split(",")))
        .map(
            row ->
                Arguments.of(
                    row.getFirst(), row.subList(3, 6).stream().map(Long::valueOf).toList()));
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
