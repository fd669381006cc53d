package io.thimble.worker.replay.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One decision of a table.
 *
 * @param name without the prefix of its column
 * @param answers each once: integers in rising order, words in the order of the alphabet
 * @param ordered whether all answers are integers
 */
public record Column(String name, List<String> answers, boolean ordered) {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,15}");

  public Column {
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new InvalidTableException(
          "The decision (%s) has no answers. Maybe the table has no rows.".formatted(name));
    }
  }

  /** The column that these cells make up. */
  static Column of(String name, Collection<String> cells) {
    boolean ordered = cells.stream().allMatch(cell -> INTEGER.matcher(cell).matches());
    Comparator<String> order =
        ordered ? Comparator.comparing(Long::valueOf) : Comparator.naturalOrder();
    return new Column(name, cells.stream().distinct().sorted(order).toList(), ordered);
  }

  /** Where each answer lies from 0 to 1; see {@code Variable.places}. */
  List<Double> places() {
    return answers.stream().map(this::place).toList();
  }

  private double place(String answer) {
    if (!ordered || answers.size() == 1) {
      return (double) answers.indexOf(answer) / Math.max(1, answers.size() - 1);
    }
    double low = Long.parseLong(answers.getFirst());
    double high = Long.parseLong(answers.getLast());
    double value = Long.parseLong(answer);
    return isWide(low, high)
        ? StrictMath.log(value / low) / StrictMath.log(high / low)
        : (value - low) / (high - low);
  }

  /** From this ratio on, an answer's factor says more than its difference. */
  private static boolean isWide(double low, double high) {
    return low > 0 && high / low > 4;
  }
}
