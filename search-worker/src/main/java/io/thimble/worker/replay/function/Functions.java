package io.thimble.worker.replay.function;

import io.thimble.worker.replay.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Test functions by name, as tables. */
public final class Functions {
  private static final Pattern DTLZ = Pattern.compile("dtlz([1-7])");
  private static final Pattern ZDT = Pattern.compile("zdt([1-6])");

  /** A table's rows are all held in memory. */
  private static final double MOST_ROWS = 1_000_000;

  private Functions() {}

  /**
   * All points of a grid. Decisions are {@code x1}, {@code x2}, … with their levels from 0 on;
   * measures are {@code f1}, {@code f2}, …
   *
   * @param name dtlz1 to dtlz7, zdt1 to zdt6
   * @param variables how many
   * @param levels places of each variable, spread evenly from 0 to 1; ZDT5 has its own
   * @param objectives values of a DTLZ function; the ZDT functions have two
   * @throws IllegalArgumentException when there is no such function or grid
   */
  public static Table table(String name, int variables, int levels, int objectives) {
    var function = named(name, objectives);
    if (variables < function.fewestVariables() || levels < 2) {
      throw new IllegalArgumentException(
          "A grid of %d variables (%d levels) does not do for %s. Maybe use at least %d variables of 2 levels."
              .formatted(variables, levels, name, function.fewestVariables()));
    }
    var sizes = IntStream.range(0, variables).map(i -> function.levels(i, levels)).toArray();
    double points = IntStream.of(sizes).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (points > MOST_ROWS) {
      throw new IllegalArgumentException(
          "A grid of %.0f points is too large to list (%d variables). Maybe use fewer levels or variables."
              .formatted(points, variables));
    }
    var rows = IntStream.range(0, (int) points).mapToObj(row -> row(function, sizes, row)).toList();
    return Table.of(
        "%s-%dx%d".formatted(name, variables, levels),
        names("x", variables),
        names("f", rows.getFirst().values().length),
        rows);
  }

  private static TestFunction named(String name, int objectives) {
    var lower = name.toLowerCase(Locale.ROOT);
    var dtlz = DTLZ.matcher(lower);
    if (dtlz.matches()) {
      if (objectives < 2) {
        throw new IllegalArgumentException(
            "The objectives (%d) are too few to trade off. Maybe use 3.".formatted(objectives));
      }
      return new Dtlz(Integer.parseInt(dtlz.group(1)), objectives);
    }
    var zdt = ZDT.matcher(lower);
    if (zdt.matches()) {
      return new Zdt(Integer.parseInt(zdt.group(1)));
    }
    throw new IllegalArgumentException(
        "The function (%s) is not known. Maybe use one of dtlz1 to dtlz7 or zdt1 to zdt6."
            .formatted(name));
  }

  private static Table.Row row(TestFunction function, int[] sizes, int row) {
    var x = new double[sizes.length];
    var cells = new ArrayList<String>();
    int rest = row;
    for (int i = 0; i < sizes.length; i++) {
      int level = rest % sizes[i];
      rest /= sizes[i];
      x[i] = (double) level / (sizes[i] - 1);
      cells.add(Integer.toString(level));
    }
    return new Table.Row("point %d".formatted(row), cells, function.at(x));
  }

  private static List<String> names(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).toList();
  }
}
