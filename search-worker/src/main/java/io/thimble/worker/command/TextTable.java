package io.thimble.worker.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Cells in columns as wide as their widest cell: words to the left, numbers to the right. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<String> head;
  private final boolean[] toTheRight;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table with a head.
   *
   * @param wordColumns indices of the columns whose cells are words
   */
  TextTable(List<String> head, List<Integer> wordColumns) {
    this.head = List.copyOf(head);
    this.toTheRight = new boolean[head.size()];
    for (int i = 0; i < toTheRight.length; i++) {
      toTheRight[i] = !wordColumns.contains(i);
    }
    rows.add(this.head);
  }

  /** Adds a row, a cell for each column. */
  void row(String... cells) {
    row(List.of(cells));
  }

  /** Adds a row, a cell for each column. */
  void row(List<String> cells) {
    if (cells.size() != head.size()) {
      throw new IllegalArgumentException(
          "A row has %d cells and the table %d columns. Maybe a cell is missing."
              .formatted(cells.size(), head.size()));
    }
    rows.add(List.copyOf(cells));
  }

  /** Prints the head and the rows, none with a blank at its end. */
  void print(PrintWriter out) {
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        var blanks = " ".repeat(width(i) - row.get(i).length());
        line.append(i == 0 ? "" : GAP)
            .append(toTheRight[i] ? blanks + row.get(i) : row.get(i) + blanks);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
