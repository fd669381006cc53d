package io.thimble.worker.replay.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Tables as CSV files with a header: columns whose names begin with {@code d_} are decisions
 * (categorical; integers are ordered), every other named column is an objective or a cost. Cells
 * hold no commas; quotes around a whole cell are taken off. Columns without a name are passed over.
 */
public final class TableFile {
  private static final String DECISION = "d_";

  private TableFile() {}

  /**
   * Reads a table.
   *
   * @throws InvalidTableException that names the line and the value when a cell cannot be used
   */
  public static Table read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidTableException(
          "The table (%s) cannot be read. Maybe the path is misspelt.".formatted(file));
    }
    var fileName = Objects.requireNonNull(file.getFileName()).toString();
    return read(fileName.replaceFirst("\\.csv$", ""), Files.readAllLines(file));
  }

  /**
   * Reads a table.
   *
   * @param name for reports and errors
   * @param lines of the file, the header first
   * @throws InvalidTableException that names the line and the value when a cell cannot be used
   */
  public static Table read(String name, List<String> lines) {
    if (lines.isEmpty()) {
      throw new InvalidTableException(
          "The table (%s) is empty. Maybe its header is missing.".formatted(name));
    }
    var header = cells(lines.getFirst());
    requireDistinct(name, header);
    var decisions = columns(header, true);
    var measures = columns(header, false);
    var rows = new ArrayList<Table.Row>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        var place = "line %d".formatted(i + 1);
        var cells = cells(lines.get(i));
        if (cells.size() != header.size()) {
          throw new InvalidTableException(
              "The table (%s) has %d cells in %s (%s) and %d in its header. Maybe a comma is missing."
                  .formatted(name, cells.size(), place, lines.get(i), header.size()));
        }
        rows.add(
            new Table.Row(
                place,
                decisions.stream().map(cells::get).toList(),
                measures.stream()
                    .mapToDouble(
                        column -> number(name, place, header.get(column), cells.get(column)))
                    .toArray()));
      }
    }
    return Table.of(
        name,
        decisions.stream().map(column -> header.get(column).substring(DECISION.length())).toList(),
        measures.stream().map(header::get).toList(),
        rows);
  }

  /** The lines of a table's file. */
  public static List<String> lines(Table table) {
    var lines = new ArrayList<String>();
    var header = new ArrayList<String>();
    table.decisions().forEach(decision -> header.add(DECISION + decision.name()));
    header.addAll(table.measures());
    lines.add(String.join(",", header));
    for (int row = 0; row < table.rows(); row++) {
      var cells = new ArrayList<String>();
      var answers = table.answers(row);
      for (int i = 0; i < answers.size(); i++) {
        cells.add(table.decisions().get(i).answers().get(answers.get(i)));
      }
      for (int i = 0; i < table.measures().size(); i++) {
        cells.add(text(table.value(row, i)));
      }
      lines.add(String.join(",", cells));
    }
    return lines;
  }

  private static String text(double value) {
    return value == StrictMath.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    for (var cell : line.split(",", -1)) {
      var text = cell.strip();
      boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
      cells.add(quoted ? text.substring(1, text.length() - 1) : text);
    }
    return cells;
  }

  private static List<Integer> columns(List<String> header, boolean decisions) {
    return IntStream.range(0, header.size())
        .filter(i -> !header.get(i).isEmpty() && header.get(i).startsWith(DECISION) == decisions)
        .boxed()
        .toList();
  }

  private static void requireDistinct(String name, List<String> header) {
    var known = new LinkedHashSet<String>();
    for (var column : header) {
      if (!column.isEmpty() && !known.add(column)) {
        throw new InvalidTableException(
            "The table (%s) has the column %s twice. Maybe one has another meaning and needs another name."
                .formatted(name, column));
      }
    }
  }

  private static double number(String name, String place, String column, String cell) {
    try {
      double value = Double.parseDouble(cell);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // The text below says it.
    }
    throw new InvalidTableException(
        "The table (%s) has no number in column %s of %s (%s). Maybe it is a decision, whose name begins with d_."
            .formatted(name, column, place, cell));
  }
}
