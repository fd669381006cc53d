package io.thimble.hw.benchmark;

import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Spaces;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmarks of this package as one program: {@code ./thimble bench estimates}. */
public final class EstimateBenchmarks {
  private static final String USAGE =
      """
      Usage: ./thimble bench estimates [--json]
      Estimates, certificates and archive updates on one core; about three minutes.
            --json   Print JSON.
            --help   Show this help message and exit.
      """;

  private EstimateBenchmarks() {}

  /** Options: {@code --json}, {@code --help}. Exits with 2 on any other. */
  public static void main(String[] arguments) throws RunnerException {
    var given = List.of(arguments);
    if (given.contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    if (!List.of("--json").containsAll(given)) {
      System.err.printf("The options (%s) are not known. Maybe use --json.%n", given);
      System.exit(2);
    }
    var rows = run(options(), System.err);
    if (given.contains("--json")) {
      System.out.println(JsonMapper.builder().build().writeValueAsString(rows));
    } else {
      print(rows);
    }
  }

  /** Every benchmark of this package for every family, in one process of its own each. */
  static Options options() {
    var families = Spaces.families().stream().map(Family::label).toArray(String[]::new);
    return new OptionsBuilder()
        .include(EstimateBenchmarks.class.getPackageName())
        .param(Row.FAMILY, families)
        .forks(1)
        .threads(1)
        // Collected by the thread that allocates: what a core does, one core pays for.
        .jvmArgs(
            "-XX:+UseSerialGC", "-Xms512m", "-Xmx512m", "--sun-misc-unsafe-memory-access=allow")
        .shouldFailOnError(true)
        .build();
  }

  static List<Row> run(Options options, PrintStream progress) throws RunnerException {
    var format = OutputFormatFactory.createFormatInstance(progress, VerboseMode.NORMAL);
    return new Runner(options, format).run().stream().map(Row::of).toList();
  }

  private static void print(List<Row> rows) {
    System.out.printf(
        "%-28s %-10s %14s %12s %14s  %s%n", "benchmark", "family", "mean", "±", "best", "unit");
    for (var row : rows) {
      System.out.printf(
          Locale.ROOT,
          "%-28s %-10s %14.3f %12.3f %14.3f  %s%n",
          row.benchmark(),
          row.family() == null ? "" : row.family(),
          row.score(),
          row.error(),
          row.best(),
          row.unit());
    }
  }
}
