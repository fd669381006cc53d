package io.thimble.api.cli;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Characters in rows and columns, each with its style; row 0 is the lowest. */
final class PlotGrid {
  private static final String BLANK = " ";

  private final String[][] glyphs;
  private final Terminal.@Nullable Style[][] styles;
  private final int columns;

  PlotGrid(int columns, int rows) {
    this.columns = columns;
    glyphs = new String[rows][columns];
    styles = new Terminal.@Nullable Style[rows][columns];
    for (var row : glyphs) {
      Arrays.fill(row, BLANK);
    }
  }

  int columns() {
    return columns;
  }

  /** Puts a character in its place, over what was there; outside there is none. */
  void put(int column, int row, String glyph, Terminal.Style style) {
    if (row >= 0 && row < glyphs.length && column >= 0 && column < columns) {
      glyphs[row][column] = glyph;
      styles[row][column] = style;
    }
  }

  /** Writes a text where nothing is yet, and nothing where it does not fit. */
  void label(int column, int row, String text) {
    if (row < 0 || row >= glyphs.length || column < 0 || column + text.length() > columns) {
      return;
    }
    for (var index = 0; index < text.length(); index++) {
      if (!glyphs[row][column + index].equals(BLANK)) {
        return;
      }
    }
    for (var index = 0; index < text.length(); index++) {
      glyphs[row][column + index] = text.substring(index, index + 1);
    }
  }

  /** A row with no blank at its end. */
  String row(int row, Terminal terminal) {
    var end = columns;
    while (end > 0 && glyphs[row][end - 1].equals(BLANK)) {
      end--;
    }
    var line = new StringBuilder();
    for (var column = 0; column < end; column++) {
      var style = styles[row][column];
      var glyph = glyphs[row][column];
      line.append(style == null ? glyph : terminal.paint(style, glyph));
    }
    return line.toString();
  }
}
