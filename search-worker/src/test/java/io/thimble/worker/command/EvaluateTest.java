package io.thimble.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.Lowering;
import io.thimble.hw.tflite.ModelWriter;
import io.thimble.hw.tflite.TrainedValues;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {
  private static final String SETTINGS =
      """
      {"frontEnd": {"kind": "MFCC", "coefficients": 10, "windowMillis": 40, "strideMillis": %d},
       "standardisation": {"mean": [0,0,0,0,0,0,0,0,0,0], "deviation": [1,1,1,1,1,1,1,1,1,1]},
       "labels": ["silence", "unknown", "yes", "no"]}
      """;

  @TempDir private Path folder = Path.of(".");

  @Test
  void aModelThatWasCutShortIsBadInput() throws IOException {
    refused(Arrays.copyOf(model(), 5_000), 20, "The model cannot be run");
  }

  @Test
  void aFileThatIsNoModelIsBadInput() throws IOException {
    refused(new byte[64], 20, "TFL3");
  }

  @Test
  void aModelForAnotherFrontEndIsBadInput() throws IOException {
    refused(model(), 40, "model's input (490 of INT8) does not fit");
  }

  private void refused(byte[] model, int strideMillis, String problem) throws IOException {
    var file = Files.write(folder.resolve("model.tflite"), model);
    var settings = Files.writeString(folder.resolve("s.json"), SETTINGS.formatted(strideMillis));
    var said = new StringWriter();

    int exit =
        Main.commandLine()
            .setErr(new PrintWriter(said, true))
            .execute(
                "evaluate",
                file.toString(),
                "--frontend",
                settings.toString(),
                "--data",
                folder.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(said.toString()).startsWith("thimble: ").contains(problem).contains("Maybe");
  }

  private static byte[] model() {
    var decisions = Presets.named("ds-cnn-s").decisions();
    var model = Lowering.of(Spaces.of(decisions.family()).decode(decisions, 4));
    return ModelWriter.write(
        model,
        new TrainedValues() {
          @Override
          public float scale(int graph, int tensor, int channel) {
            return 1 / 64f;
          }

          @Override
          public int zeroPoint(int graph, int tensor) {
            return 0;
          }

          @Override
          public void put(int graph, int tensor, ByteBuffer room) {
            room.put(new byte[room.remaining()]);
          }
        });
  }
}
