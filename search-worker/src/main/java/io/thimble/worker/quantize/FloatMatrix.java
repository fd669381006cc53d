package io.thimble.worker.quantize;

/**
 * A matrix that is multiplied column by column, so that the innermost loop runs over results that
 * stand side by side.
 */
final class FloatMatrix {
  private final float[] byColumn;
  private final int rows;
  private final int columns;

  /** A matrix whose values stand row by row. */
  FloatMatrix(float[] byRow, int rows) {
    this.rows = rows;
    columns = byRow.length / rows;
    byColumn = new float[byRow.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        byColumn[column * rows + row] = byRow[row * columns + column];
      }
    }
  }

  /** Adds the product with the values from {@code start} on to {@code sums}. */
  void addProduct(float[] values, int start, float[] sums) {
    for (int column = 0; column < columns; column++) {
      float factor = values[start + column];
      for (int row = 0; row < rows; row++) {
        sums[row] += factor * byColumn[column * rows + row];
      }
    }
  }
}
