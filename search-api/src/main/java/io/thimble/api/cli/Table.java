package io.thimble.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table of text: a line under the head, words to the left, numbers to the right. */
final class Table {
  private static final String GAP = "  ";

  private final List<String> head;
  private final boolean[] toTheRight;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<String> head, boolean[] toTheRight) {
    this.head = head;
    this.toTheRight = toTheRight;
  }

  /** A head {@code "<name"} stands to the left, {@code ">name"} to the right, with its column. */
  static Table of(String... heads) {
    var toTheRight = new boolean[heads.length];
    var names = new ArrayList<String>();
    for (var column = 0; column < heads.length; column++) {
      var side = heads[column].charAt(0);
      if (side != '<' && side != '>') {
        throw new IllegalArgumentException(
            "The head of column %d (%s) names no side. Maybe begin it with < or >."
                .formatted(column, heads[column]));
      }
      toTheRight[column] = side == '>';
      names.add(heads[column].substring(1));
    }
    return new Table(List.copyOf(names), toTheRight);
  }

  /** Adds a row, a cell for each column. */
  Table row(String... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException(
          "A row has %d cells and the table %d columns. Maybe a cell is missing."
              .formatted(cells.length, head.size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, none with a blank at its end. */
  List<String> lines() {
    var widths =
        IntStream.range(0, head.size())
            .map(column -> Math.max(head.get(column).length(), widest(column)))
            .toArray();
    var lines = new ArrayList<String>();
    lines.add(line(head, widths));
    lines.add("─".repeat(IntStream.of(widths).sum() + GAP.length() * (widths.length - 1)));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  void print(Terminal terminal) {
    lines().forEach(terminal::print);
  }

  private int widest(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (var column = 0; column < widths.length; column++) {
      var cell = cells.get(column);
      var blanks = " ".repeat(widths[column] - cell.length());
      line.append(column == 0 ? "" : GAP)
          .append(toTheRight[column] ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }
}
