package io.thimble.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReplayTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;
  private String table = "";

  @BeforeEach
  void aTableIsThere() throws Exception {
    var lines = new ArrayList<>(List.of("d_width,d_depth,d_kind,accuracy,flops,flash"));
    for (int width = 1; width <= 16; width++) {
      for (int depth = 1; depth <= 8; depth++) {
        for (var kind : List.of("a", "b")) {
          double accuracy = 1 - 1.0 / (1 + width * depth * (kind.equals("a") ? 1 : 2));
          lines.add(
              "%d,%d,%s,%s,%d,%d"
                  .formatted(width, depth, kind, accuracy, width * width * depth, width * depth));
        }
      }
    }
    table = Files.write(folder.resolve("toy.csv"), lines).toString();
  }

  @Test
  void jsonHasTheFixedFields() {
    int code =
        run(
            "--strategy=random",
            "--trials=100",
            "--seeds=5",
            "--objectives=accuracy:max,flops:min",
            "--known=flops",
            "--json");

    assertThat(code).as(err.toString()).isZero();
    var printed = JsonMapper.shared().readTree(out.toString());
    assertThat(printed.get("strategy").stringValue()).isEqualTo("random");
    assertThat(printed.get("table").stringValue()).isEqualTo("toy");
    assertThat(printed.get("seeds").intValue()).isEqualTo(5);
    assertThat(printed.get("secondsPerProposal").doubleValue()).isPositive();
    var checkpoints = printed.get("checkpoints");
    assertThat(checkpoints).hasSize(3);
    assertThat(checkpoints.get(2).get("trials").intValue()).isEqualTo(100);
    var first = checkpoints.get(0).get("hypervolumeGapPct");
    var last = checkpoints.get(2).get("hypervolumeGapPct");
    assertThat(first.get("low").doubleValue()).isLessThan(first.get("mean").doubleValue());
    assertThat(first.get("high").doubleValue()).isGreaterThan(first.get("mean").doubleValue());
    assertThat(last.get("mean").doubleValue())
        .isPositive()
        .isLessThan(first.get("mean").doubleValue());
    assertThat(checkpoints.get(0).has("optimumShare")).isFalse();
  }

  @Test
  void withLimitsTheShareOfRunsThatFoundTheOptimumIsPrinted() {
    int code =
        run(
            "--strategy=random",
            "--trials=200",
            "--seeds=3",
            "--limit=flash<=20",
            "--limit=flops<=100",
            "--objectives=accuracy:max",
            "--csv");

    assertThat(code).as(err.toString()).isZero();
    var lines = out.toString().lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst()).endsWith("optimum_share");
    // Fewer than 200 rows are within the limits, so all of them have been tried.
    assertThat(lines.getLast()).startsWith("random,toy,3,200,0.000000").endsWith(",1.0");
  }

  @Test
  void theSameSeedsReachTheSameWhateverTheThreads() {
    run("--strategy=random", "--trials=50", "--seeds=4", "--threads=1", "--csv");
    var alone = out.toString();
    out.getBuffer().setLength(0);

    run("--strategy=random", "--trials=50", "--seeds=4", "--threads=4", "--csv");

    assertThat(out.toString()).isEqualTo(alone).contains("random,toy,4,50,");
  }

  @Test
  void wordsSayWhatWasLookedFor() {
    run("--strategy=random", "--trials=10", "--seeds=2", "--known=flops,flash");

    assertThat(out.toString())
        .contains("toy: 256 rows", "[accuracy:max, flops:min]", "flash, flops", "gap % after 10");
  }

  @Test
  void aFunctionIsATableToo() {
    int code =
        execute(
            "replay",
            "--function=zdt1",
            "--variables=3",
            "--levels=6",
            "--strategy=random",
            "--trials=30",
            "--seeds=2",
            "--json");

    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString()).contains("\"table\":\"zdt1-3x6\"");
  }

  @Test
  void wrongUsageSaysWhatAndWhere() {
    assertThat(run("--strategy=oracle")).isEqualTo(2);
    assertThat(err.toString()).contains("(oracle)", "Maybe use one of");
    assertThat(run("--objectives=accuracy:max,latency:min")).isEqualTo(2);
    assertThat(err.toString()).contains("no column latency");
    assertThat(run("--seeds=0")).isEqualTo(2);
    assertThat(err.toString()).contains("--seeds (0)");
    assertThat(execute("replay", "--strategy=random")).isEqualTo(2);
  }

  private int run(String... arguments) {
    var all = new ArrayList<>(List.of("replay", "--table=" + table));
    all.addAll(Arrays.asList(arguments));
    return execute(all.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
