package io.thimble.hw.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Spaces;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

class EstimateBenchmarksTest {
  @BeforeAll
  static void runBesideOtherBenchmarks() {
    System.setProperty("jmh.ignoreLock", "true");
  }

  @Test
  void everyBenchmarkRunsForEveryFamily() throws Exception {
    var once =
        new OptionsBuilder()
            .parent(EstimateBenchmarks.options())
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(1))
            .build();
    var rows = EstimateBenchmarks.run(once, new PrintStream(OutputStream.nullOutputStream(), true));
    assertThat(rows.stream().map(row -> row.benchmark() + " " + row.family()))
        .containsExactlyInAnyOrderElementsOf(expected());
    assertThat(rows).allSatisfy(row -> assertThat(row.score()).isPositive());
    assertThat(rows).allSatisfy(row -> assertThat(row.best()).isEqualTo(row.score()));
    assertThat(rows).extracting(Row::unit).containsOnly("ops/s", "ms/op");
  }

  private static List<String> expected() {
    var expected = new ArrayList<String>();
    for (var family : Spaces.families().stream().map(Family::label).toList()) {
      expected.add("estimate " + family);
      expected.add("decode-and-estimate " + family);
      expected.add("certificate-of-fit " + family);
      expected.add("certificate-of-no-fit " + family);
    }
    for (var objectives : List.of(2, 3, 4)) {
      expected.add("archive-update-%d-objectives null".formatted(objectives));
    }
    return expected;
  }
}
