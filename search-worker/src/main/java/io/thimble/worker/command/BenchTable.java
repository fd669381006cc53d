package io.thimble.worker.command;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.training.Recipe;
import io.thimble.worker.data.LearningData;
import io.thimble.worker.grid.Grid;
import io.thimble.worker.grid.Grids;
import io.thimble.worker.study.GridRow;
import io.thimble.worker.study.GridStudy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the table of really trained networks that strategies are compared on. */
@Command(
    name = "table",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = {
      "Trains every network of a small grid and writes a row for each as it is ready. Rows that"
          + " the",
      "file has already are not trained again."
    })
final class BenchTable implements Callable<Integer> {
  private static final List<String> RESULTS =
      List.of(
          "early_float_accuracy",
          "float_accuracy",
          "accuracy",
          "test_accuracy",
          "flash",
          "sram",
          "ops",
          "seconds");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A folder of words. Default: the built-in voice.")
  private @Nullable Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "TABLE.csv",
      description = "The table to write, or to go on with.")
  private Path out = Path.of("");

  @Option(names = "--epochs", paramLabel = "N", description = "Epochs of each. Default: 12.")
  private int epochs = 12;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "Trainings at the same time. Default: 1.")
  private int atOnce = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final ConcurrentHashMap<FrontEnd, LearningData> opened = new ConcurrentHashMap<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var labels = SearchSpec.labels(SearchDefaults.KEYWORDS);
    var grid = Grids.trained();
    if (!Files.exists(out)) {
      write(header(grid));
    }
    var known = Files.readAllLines(out);
    var missing =
        grid.points().stream()
            .filter(point -> known.stream().noneMatch(line -> line.startsWith(key(point))))
            .toList();
    try (var features = TemporaryFeatures.open()) {
      var corpus = features.corpus(data, labels);
      var study =
          new GridStudy(
              frontEnd ->
                  opened.computeIfAbsent(
                      frontEnd, _ -> features.of(corpus, frontEnd, Recipe.DEFAULT, epochs)),
              labels.size(),
              epochs);
      study.run(grid, missing, atOnce, this::keep);
    }
    return 0;
  }

  private void keep(GridRow row) {
    var results =
        String.format(
            Locale.ROOT,
            "%.6f,%.6f,%.6f,%.6f,%d,%d,%d,%.1f",
            row.early().accuracy(),
            row.floating().accuracy(),
            row.int8().accuracy(),
            row.test().accuracy(),
            row.flashBytes(),
            row.sramBytes(),
            row.ops(),
            row.seconds());
    write(key(row.point()) + results);
    var err = spec.commandLine().getErr();
    err.println("thimble: " + key(row.point()) + results);
    err.flush();
  }

  private synchronized void write(String line) {
    try {
      Files.writeString(out, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The table (%s) cannot be written. Maybe the folder is missing.".formatted(out), e);
    }
  }

  private static String header(Grid grid) {
    return Stream.concat(grid.axes().stream().map(axis -> "d_" + axis.name()), RESULTS.stream())
        .collect(Collectors.joining(","));
  }

  private static String key(List<Integer> point) {
    return point.stream().map(answer -> answer + ",").collect(Collectors.joining());
  }
}
