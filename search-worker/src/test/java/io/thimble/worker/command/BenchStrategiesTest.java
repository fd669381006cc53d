package io.thimble.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BenchStrategiesTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void frontsAndBudgetsAreComparedOnATable() {
    int code =
        run("--tables=crnn", "--strategies=random", "--samplers=none", "--trials=50", "--json");

    assertThat(code).as(err.toString()).isZero();
    var cases = JsonMapper.shared().readTree(out.toString());
    assertThat(cases).hasSize(2);
    var front = cases.get(0);
    assertThat(front.get("rows").intValue()).isEqualTo(2_400);
    assertThat(front.get("contestants").get(0).get("strategy").stringValue()).isEqualTo("random");
    assertThat(front.get("contestants").get(0).get("checkpoints")).hasSize(2);
    var budget = cases.get(1);
    assertThat(budget.get("limits")).hasSize(2);
    assertThat(budget.get("feasible").intValue()).isBetween(100, 600);
    assertThat(budget.get("contestants").get(0).get("checkpoints").get(1).has("optimumShare"))
        .isTrue();
    assertThat(err.toString()).contains("crnn, random, seed 2: 50 trials");
  }

  @Test
  void aTableThatIsNotComparedOnIsNamed() {
    assertThat(run("--tables=vgg")).isEqualTo(2);
    assertThat(err.toString()).contains("(vgg)", "ds-cnn-trained");
  }

  private int run(String... arguments) {
    var all = new ArrayList<>(List.of("bench", "strategies", "--seeds=2"));
    all.add("--cache=" + folder);
    all.addAll(List.of(arguments));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }
}
