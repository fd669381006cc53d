package io.thimble.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.worker.data.SpeechCommandsMini;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QuantizationSweepTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aPresetIsTrainedAndEverySchemeAskedForIsMeasured() {
    var data = SpeechCommandsMini.folder().toString();

    int code =
        run(
            "quantization",
            "sweep",
            "dnn-s",
            "--data",
            data,
            "--epochs",
            "1",
            "--json",
            "--schemes",
            "ptq,int16");

    assertThat(code).as(err.toString()).isZero();
    var printed = JsonMapper.shared().readTree(out.toString());
    assertThat(printed.get("floatAccuracy").get("testing").get("clips").intValue()).isPositive();
    assertThat(printed.get("schemes")).hasSize(2);
    var first = printed.get("schemes").get(0);
    assertThat(first.get("scheme").asString()).isEqualTo("ptq");
    assertThat(first.get("layers")).hasSize(4);
    assertThat(first.get("int8Accuracy").get("validation").get("accuracy").doubleValue())
        .isBetween(0.0, 1.0);
    assertThat(printed.get("schemes").get(1).get("modelBytes").intValue())
        .isGreaterThan(first.get("modelBytes").intValue());
  }

  @Test
  void anUnknownSchemeIsRefusedBeforeAnythingIsTrained() {
    assertThat(run("quantization", "sweep", "dnn-s", "--data", ".", "--schemes", "ptq-mes"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("ptq-mes", "Maybe you mean ptq-mse");
  }

  @Test
  void aBundleThatIsMissingIsNamed() {
    assertThat(run("quantization", "sweep", "none.zip", "--data", ".")).isEqualTo(2);
    assertThat(err.toString()).contains("none.zip", "Maybe");
  }

  private int run(String... arguments) {
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
