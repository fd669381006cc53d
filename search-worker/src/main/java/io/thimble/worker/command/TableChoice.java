package io.thimble.worker.command;

import io.thimble.worker.replay.function.Functions;
import io.thimble.worker.replay.generate.GeneratedTables;
import io.thimble.worker.replay.table.InvalidTableException;
import io.thimble.worker.replay.table.Table;
import io.thimble.worker.replay.table.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which table of known results a command uses. */
final class TableChoice {
  @ArgGroup(multiplicity = "0..1")
  private Source source = new Source();

  @Option(
      names = "--variables",
      paramLabel = "N",
      description = "Variables of the function. Default: 5.")
  private int variables = 5;

  @Option(
      names = "--levels",
      paramLabel = "N",
      description = "Levels of each variable. Default: 5.")
  private int levels = 5;

  @Option(
      names = "--function-objectives",
      paramLabel = "N",
      description = "Values of a DTLZ function. Default: 3.")
  private int functionObjectives = 3;

  /** One of them has to be there, unless a subcommand is called. */
  static final class Source {
    @Option(
        names = "--table",
        paramLabel = "T.csv",
        description = {
          "Known results: columns that start with d_ are decisions (integers are ordered), the",
          "others are objectives and costs."
        })
    private @Nullable Path file;

    @Option(
        names = "--generated",
        paramLabel = "NAME",
        description = "A table that comes along: ds-cnn-trained, ds-cnn-fitted, ds-cnn or crnn.")
    private @Nullable String generated;

    @Option(
        names = "--function",
        paramLabel = "NAME",
        description = "dtlz1 to dtlz7, or zdt1 to zdt6, on a grid.")
    private @Nullable String function;
  }

  /**
   * The chosen table.
   *
   * @throws InvalidTableException when there is none, or it cannot be read
   */
  Table table() throws IOException {
    if (source.file == null && source.generated == null && source.function == null) {
      throw new InvalidTableException(
          "No table is named. Maybe name one: --table T.csv, --generated ds-cnn or --function"
              + " dtlz2.");
    }
    if (source.file != null) {
      return TableFile.read(source.file);
    }
    if (source.generated != null) {
      return GeneratedTables.named(source.generated);
    }
    return Functions.table(
        source.function == null ? "" : source.function, variables, levels, functionObjectives);
  }

  /** All values of a function, all minimised; what networks are searched for, on other tables. */
  String usualObjectives(Table table) {
    return source.function == null
        ? "accuracy:max,%s:min".formatted(table.measures().contains("flops") ? "flops" : "ops")
        : String.join(",", table.measures().stream().map(measure -> measure + ":min").toList());
  }
}
