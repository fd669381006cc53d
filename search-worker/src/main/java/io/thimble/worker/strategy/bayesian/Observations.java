package io.thimble.worker.strategy.bayesian;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a process is given: where values were measured, and how exactly.
 *
 * @param rows where, all of the same length
 * @param values the values, standardised
 * @param extraVariances noise of each value beyond the one that all share
 */
record Observations(List<double[]> rows, double[] values, double[] extraVariances) {
  /** How many there are. */
  int count() {
    return values.length;
  }

  /** One more, as exact as the others. */
  Observations with(double[] row, double value) {
    var longer = new ArrayList<>(rows);
    longer.add(row);
    var moreValues = Arrays.copyOf(values, values.length + 1);
    moreValues[values.length] = value;
    return new Observations(longer, moreValues, Arrays.copyOf(extraVariances, moreValues.length));
  }

  /** All numbers in a row, which are equal for equal observations. */
  DoubleBuffer numbers() {
    var numbers = DoubleBuffer.allocate(values.length * (rows.getFirst().length + 2));
    rows.forEach(numbers::put);
    return numbers.put(values).put(extraVariances).flip();
  }
}
