package io.thimble.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.cost.Estimates;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EstimateCostTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aPresetIsEstimatedAsItsArchitecture() {
    var decisions = Presets.named("ds-cnn-s").decisions();
    var expected = Estimates.of(Spaces.of(decisions.family()).decode(decisions, 12));

    assertThat(run("estimate", "ds-cnn-s", "--json", "--device", "nucleo-f446re")).isZero();

    var printed = JsonMapper.shared().readTree(out.toString());
    assertThat(printed.get("architecture").asString()).isEqualTo(expected.architecture());
    assertThat(printed.get("macs").longValue()).isEqualTo(2_656_768);
    assertThat(printed.get("flash").get("modelBytes").longValue())
        .isEqualTo(expected.flash().modelBytes());
    assertThat(printed.get("sram").get("arenaMinimumCmsisNnBytes").longValue())
        .isEqualTo(expected.sram().arenaMinimumCmsisNnBytes());
    assertThat(printed.get("exact").booleanValue()).isTrue();
    assertThat(printed.get("devices")).hasSize(1);
    assertThat(printed.get("devices").get(0).get("device").asString()).isEqualTo("nucleo-f446re");
  }

  @Test
  void peopleReadTheArenaAndEveryBoard() {
    assertThat(run("estimate", "dnn-s")).isZero();

    assertThat(out.toString())
        .contains("arena to reserve, CMSIS-NN", "nucleo-f446re", "raspberry-pi-pico");
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

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
