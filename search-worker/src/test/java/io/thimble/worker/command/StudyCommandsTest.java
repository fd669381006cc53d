package io.thimble.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.worker.data.SpeechCommandsMini;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class StudyCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aPresetIsTrainedAndItsFileIsScored(@TempDir Path folder) throws Exception {
    var data = SpeechCommandsMini.folder().toString();

    int code =
        run(
            "presets",
            "--data",
            data,
            "--presets",
            "dnn-s",
            "--seeds",
            "2",
            "--epochs",
            "6",
            "--out",
            folder.toString(),
            "--json");

    assertThat(code).as(err.toString()).isZero();
    var runs = JsonMapper.shared().readTree(out.toString());
    assertThat(runs).hasSize(2);
    var first = runs.get(0);
    assertThat(first.get("int8Validation").get("accuracy").doubleValue()).isGreaterThan(0.3);
    assertThat(first.get("seconds").doubleValue()).isPositive();
    assertThat(Files.size(folder.resolve("dnn-s-seed-1.tflite")))
        .isEqualTo(first.get("modelBytes").longValue());
    assertThat(err.toString()).contains("dnn-s, seed 2: validation");
  }

  @Test
  void anUnknownPresetIsNamed() {
    var data = SpeechCommandsMini.folder().toString();

    assertThat(run("presets", "--data", data, "--presets", "dnn-xxl")).isEqualTo(2);
    assertThat(err.toString()).contains("dnn-xxl", "Maybe use one of");
  }

  @Test
  void rungsAreRankedAfterEachEpoch() {
    var data = SpeechCommandsMini.folder().toString();

    int code =
        run(
            "bench",
            "rungs",
            "--data",
            data,
            "--candidates",
            "4",
            "--epochs",
            "2",
            "--most-mops",
            "1",
            "--json");

    assertThat(code).as(err.toString()).isZero();
    var printed = JsonMapper.shared().readTree(out.toString());
    assertThat(printed.get("rungs")).hasSize(2);
    assertThat(printed.get("rungs").get(1).get("correlation").get("correlation").doubleValue())
        .isGreaterThan(0.999);
    assertThat(printed.get("curves")).hasSize(4);
  }

  @Test
  void memoryIsReadAfterEachTraining() {
    assertThat(run("bench", "memory", "--trainings", "8", "--json")).as(err.toString()).isZero();
    assertThat(JsonMapper.shared().readTree(out.toString()).get("readings")).hasSize(8);
  }

  private int run(String... arguments) {
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
