package io.thimble.worker.replay.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thimble.worker.replay.table.Table;
import io.thimble.worker.replay.table.TableObjective;
import io.thimble.worker.replay.table.TableTask;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Grids hold points of the true fronts, so the fronts that are listed must have their equations.
 */
class FunctionsTest {
  @Test
  void pointsOfDtlz1sFrontSumToAHalf() {
    assertThat(front(Functions.table("dtlz1", 4, 5, 3)))
        .hasSizeGreaterThan(10)
        .allSatisfy(f -> assertThat(Arrays.stream(f).sum()).isCloseTo(0.5, within(1e-9)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dtlz2", "dtlz3", "dtlz4"})
  void pointsOfTheseFrontsLieOnASphere(String name) {
    assertThat(front(Functions.table(name, 4, 5, 3)))
        .hasSizeGreaterThan(3)
        .allSatisfy(f -> assertThat(squares(f)).isCloseTo(1, within(1e-9)));
  }

  @ParameterizedTest
  @CsvSource({"dtlz5, 5", "dtlz6, 5"})
  void theseFrontsAreCurvesOnTheSphere(String name, int levels) {
    assertThat(front(Functions.table(name, 4, levels, 3)))
        .hasSize(levels)
        .allSatisfy(
            f -> {
              assertThat(squares(f)).isCloseTo(1, within(1e-9));
              assertThat(f[0]).isCloseTo(f[1], within(1e-9));
            });
  }

  @Test
  void dtlz7sFrontHasNoDistance() {
    var front = front(Functions.table("dtlz7", 3, 9, 2));

    assertThat(front)
        .hasSizeGreaterThan(2)
        .allSatisfy(
            f -> {
              double h = 2 - f[0] / 2 * (1 + Math.sin(3 * Math.PI * f[0]));
              assertThat(f[1]).isCloseTo(2 * h, within(1e-9));
            });
  }

  @ParameterizedTest
  @CsvSource({"zdt1, 0.5", "zdt2, 2", "zdt4, 0.5"})
  void theseFrontsArePowers(String name, double power) {
    // Nine levels put the middle of ZDT4's -5 to 5 on the grid.
    assertThat(front(Functions.table(name, 3, 9, 3)))
        .hasSize(9)
        .allSatisfy(f -> assertThat(f[1]).isCloseTo(1 - Math.pow(f[0], power), within(1e-9)));
  }

  @Test
  void zdt3sFrontIsInPieces() {
    assertThat(front(Functions.table("zdt3", 2, 41, 2)))
        .hasSizeBetween(5, 40)
        .allSatisfy(
            f ->
                assertThat(f[1])
                    .isCloseTo(
                        1 - Math.sqrt(f[0]) - f[0] * Math.sin(10 * Math.PI * f[0]), within(1e-9)));
  }

  @Test
  void zdt5sFrontHasAllOrNoOnes() {
    var table = Functions.table("zdt5", 3, 2, 2);

    assertThat(table.rows()).isEqualTo(31 * 6 * 6);
    // From 1 on, f1 rises with every one of the 30; g is 1 for each string of ones.
    assertThat(front(table))
        .hasSize(31)
        .allSatisfy(f -> assertThat(f[0] * f[1]).isCloseTo(2, within(1e-9)));
  }

  @Test
  void zdt6sFrontIsAParabola() {
    assertThat(front(Functions.table("zdt6", 3, 13, 2)))
        .hasSizeGreaterThan(1)
        .allSatisfy(f -> assertThat(f[1]).isCloseTo(1 - f[0] * f[0], within(1e-9)));
  }

  @Test
  void whatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> Functions.table("dtlz8", 4, 4, 2)).hasMessageContaining("(dtlz8)");
    assertThatThrownBy(() -> Functions.table("dtlz2", 1, 4, 2)).hasMessageContaining("at least 2");
    assertThatThrownBy(() -> Functions.table("dtlz2", 9, 9, 2)).hasMessageContaining("too large");
    assertThatThrownBy(() -> Functions.table("dtlz2", 4, 4, 1)).hasMessageContaining("(1)");
  }

  private static List<double[]> front(Table table) {
    var objectives =
        IntStream.rangeClosed(1, table.measures().size())
            .mapToObj(i -> "f%d:min".formatted(i))
            .collect(Collectors.joining(","));
    var task = new TableTask(table, TableObjective.parse(objectives), Set.of(), List.of());
    return task.front().stream().map(task::values).toList();
  }

  private static double squares(double[] values) {
    return Arrays.stream(values).map(value -> value * value).sum();
  }
}
