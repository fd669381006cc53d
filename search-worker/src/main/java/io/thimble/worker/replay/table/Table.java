package io.thimble.worker.replay.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Known results: one row for each architecture. Never changes; safe for several threads. */
public final class Table {
  private final String name;
  private final List<Column> decisions;
  private final List<String> measures;
  private final List<int[]> answers;
  private final List<double[]> values;
  private final Map<Long, Integer> rowByCode;

  private Table(
      String name,
      List<Column> decisions,
      List<String> measures,
      List<int[]> answers,
      List<double[]> values,
      Map<Long, Integer> rowByCode) {
    this.name = name;
    this.decisions = decisions;
    this.measures = measures;
    this.answers = answers;
    this.values = values;
    this.rowByCode = rowByCode;
  }

  /**
   * A row as it is given: a cell for each decision, a number for each measure.
   *
   * @param place where it stands, for error texts
   */
  public record Row(String place, List<String> cells, double[] values) {}

  /**
   * A table of these rows.
   *
   * @param name for reports
   * @param decisions names of what was decided
   * @param measures names of objectives and costs
   * @throws InvalidTableException when there are no rows, or two have the same decisions
   */
  public static Table of(
      String name, List<String> decisions, List<String> measures, List<Row> rows) {
    if (rows.isEmpty() || decisions.isEmpty() || measures.isEmpty()) {
      throw new InvalidTableException(
          ("The table (%s) has %d rows, %d decisions and %d measures, and needs some of each."
                  + " Maybe the names of its decisions do not begin with d_.")
              .formatted(name, rows.size(), decisions.size(), measures.size()));
    }
    var columns = new ArrayList<Column>();
    var indices = new ArrayList<Map<String, Integer>>();
    for (int i = 0; i < decisions.size(); i++) {
      int column = i;
      var cells = rows.stream().map(row -> row.cells().get(column)).distinct().toList();
      columns.add(Column.of(decisions.get(i), cells));
      indices.add(indexOf(columns.getLast().answers()));
    }
    var answers = new ArrayList<int[]>();
    var values = new ArrayList<double[]>();
    var rowByCode = new HashMap<Long, Integer>();
    for (var row : rows) {
      var indexed = new int[columns.size()];
      for (int i = 0; i < indexed.length; i++) {
        indexed[i] = indices.get(i).getOrDefault(row.cells().get(i), -1);
      }
      var other = rowByCode.putIfAbsent(code(columns, indexed), answers.size());
      if (other != null) {
        throw new InvalidTableException(
            "The table (%s) has the decisions %s twice: in %s and in %s. Maybe leave one of them out."
                .formatted(name, row.cells(), rows.get(other).place(), row.place()));
      }
      answers.add(indexed);
      values.add(row.values().clone());
    }
    return new Table(name, List.copyOf(columns), List.copyOf(measures), answers, values, rowByCode);
  }

  /** For reports. */
  public String name() {
    return name;
  }

  /** What was decided. */
  public List<Column> decisions() {
    return decisions;
  }

  /** Names of objectives and costs. */
  public List<String> measures() {
    return measures;
  }

  /** How many rows there are; they count from 0. */
  public int rows() {
    return answers.size();
  }

  /** The answers of a row, as indices into each decision's answers. */
  public List<Integer> answers(int row) {
    return Arrays.stream(answers.get(row)).boxed().toList();
  }

  /** The measure of a row. */
  public double value(int row, int measure) {
    return values.get(row)[measure];
  }

  /** The row of these answers; nothing when there is none. */
  public OptionalInt row(List<Integer> indices) {
    var row = rowByCode.get(code(decisions, indices.stream().mapToInt(index -> index).toArray()));
    return row == null ? OptionalInt.empty() : OptionalInt.of(row);
  }

  /**
   * The index of a measure.
   *
   * @throws InvalidTableException when there is none of this name
   */
  public int measure(String measure) {
    int index = measures.indexOf(measure);
    if (index < 0) {
      throw new InvalidTableException(
          "The table (%s) has no column %s. Maybe use one of: %s."
              .formatted(name, measure, String.join(", ", measures)));
    }
    return index;
  }

  /** A row in words, for reports. */
  public String describe(int row) {
    var words = new ArrayList<String>();
    for (int i = 0; i < decisions.size(); i++) {
      var decision = decisions.get(i);
      words.add(decision.name() + "=" + decision.answers().get(answers.get(row)[i]));
    }
    return String.join(",", words);
  }

  private static Map<String, Integer> indexOf(List<String> answers) {
    var index = new HashMap<String, Integer>();
    for (var answer : answers) {
      index.put(answer, index.size());
    }
    return index;
  }

  /** A number for each combination of answers. */
  private static long code(List<Column> columns, int[] indices) {
    long code = 0;
    for (int i = 0; i < indices.length; i++) {
      code = code * columns.get(i).answers().size() + indices[i];
    }
    return code;
  }
}
