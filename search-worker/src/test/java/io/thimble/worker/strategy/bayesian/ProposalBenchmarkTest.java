package io.thimble.worker.strategy.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class ProposalBenchmarkTest {
  @Test
  void bothBenchmarksRun() throws Exception {
    System.setProperty("jmh.ignoreLock", "true");
    var once =
        new OptionsBuilder()
            .include(ProposalBenchmark.class.getName())
            .param("results", "25")
            .forks(0)
            .verbosity(VerboseMode.SILENT)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(1))
            .build();

    assertThat(new Runner(once).run())
        .hasSize(2)
        .allSatisfy(run -> assertThat(run.getPrimaryResult().getScore()).isPositive());
  }
}
