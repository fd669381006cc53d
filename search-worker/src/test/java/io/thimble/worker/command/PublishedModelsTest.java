package io.thimble.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.worker.data.SpeechCommandsMini;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Networks that Arm trained with TensorFlow's float front end hear real speech through this
 * program's integer one: a slip in window, bands or transform would deafen them.
 */
class PublishedModelsTest {
  private static final Path SETTINGS = Path.of("examples", "hello-edge-frontend.json");

  /** Arm's ML-zoo claims 93.11 and 90.18 % on the whole test split of Speech Commands. */
  @ParameterizedTest
  @CsvSource({"arm_mlzoo_ds_cnn_s_int8.tflite, 0.85", "arm_mlzoo_cnn_s_int8.tflite, 0.85"})
  void foreignModelsHearThroughTheIntegerFrontEnd(String model, double least) {
    var data = SpeechCommandsMini.folder();
    var file = data.resolve("../../models").resolve(model).normalize();
    var said = new StringWriter();
    var failed = new StringWriter();

    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(failed, true))
            .execute(
                "evaluate",
                file.toString(),
                "--frontend",
                SETTINGS.toString(),
                "--data",
                data.toString(),
                "--split",
                "testing",
                "--json");

    assertThat(exit).as(failed.toString()).isZero();
    var scored = JsonMapper.shared().readTree(said.toString());
    assertThat(scored.get("clips").intValue()).isEqualTo(340);
    assertThat(scored.get("accuracy").doubleValue()).isGreaterThan(least);
  }
}
