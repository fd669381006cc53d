package io.thimble.worker.replay.table;

/**
 * What a column may be at most.
 *
 * @param column its name
 * @param most the largest value within the limit, in the column's unit
 */
public record TableLimit(String column, double most) {
  private static final String SIGN = "<=";

  /** Written as {@code flash<=40000}. */
  public static TableLimit parse(String text) {
    int sign = text.indexOf(SIGN);
    try {
      if (sign > 0) {
        return new TableLimit(
            text.substring(0, sign).strip(),
            Double.parseDouble(text.substring(sign + SIGN.length()).strip()));
      }
    } catch (NumberFormatException e) {
      // The text below says it.
    }
    throw new InvalidTableException(
        "The limit (%s) cannot be read. Maybe write flash<=40000.".formatted(text));
  }

  @Override
  public String toString() {
    return column + SIGN + most;
  }
}
