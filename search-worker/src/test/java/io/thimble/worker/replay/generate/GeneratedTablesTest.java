package io.thimble.worker.replay.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.cost.Estimates;
import io.thimble.hw.search.SearchDefaults;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.statistics.RankCorrelation;
import io.thimble.worker.grid.Grid;
import io.thimble.worker.grid.Grids;
import io.thimble.worker.replay.table.Table;
import io.thimble.worker.replay.table.TableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedTablesTest {
  private static final int CLASSES = SearchSpec.labels(SearchDefaults.KEYWORDS).size();

  @ParameterizedTest
  @ValueSource(strings = {"ds-cnn-trained", "ds-cnn-fitted", "ds-cnn", "crnn"})
  void aTableHasARowForEveryCombination(String name) {
    var table = GeneratedTables.named(name);

    int combinations =
        table.decisions().stream()
            .mapToInt(column -> column.answers().size())
            .reduce(1, (a, b) -> a * b);
    assertThat(table.rows()).isEqualTo(combinations).isGreaterThanOrEqualTo(300);
    assertThat(table.measures()).contains("accuracy", "flash", "sram", "ops");
    assertThat(column(table, "accuracy"))
        .allSatisfy(share -> assertThat(share).isBetween(0.1, 1.0));
    assertThat(TableFile.lines(table)).isEqualTo(TableFile.lines(GeneratedTables.named(name)));
  }

  @Test
  void costsOfTrainedFilesAreThoseThatWereEstimated() {
    var table = GeneratedTables.named(GeneratedTables.TRAINED);
    for (int row = 0; row < table.rows(); row += 37) {
      var estimate = Estimates.of(grid().architecture(FittedAccuracy.point(table, row), CLASSES));
      assertThat(table.value(row, table.measure("flash"))).isEqualTo(estimate.flash().modelBytes());
      assertThat(table.value(row, table.measure("sram"))).isEqualTo(estimate.sram().arenaBytes());
      assertThat(table.value(row, table.measure("ops"))).isEqualTo(estimate.ops());
    }
  }

  @Test
  void theFittedModelRanksTrainedNetworksAsTheirTrainingsDid() {
    var table = GeneratedTables.named(GeneratedTables.TRAINED);
    var model = new FittedAccuracy(grid(), table);

    var fitted = new ArrayList<Double>();
    for (int row = 0; row < table.rows(); row++) {
      fitted.add(model.accuracy(FittedAccuracy.point(table, row)));
    }

    assertThat(RankCorrelation.of(fitted, column(table, "accuracy")).correlation())
        .isGreaterThan(0.9);
    assertThat(model.deviation()).isBetween(0.01, 0.5);
  }

  @Test
  void leastSquaresFindTheCoefficientsOfExactData() {
    var random = new SplittableRandom(11);
    var rows = new ArrayList<double[]>();
    var targets = new double[20];
    for (int i = 0; i < targets.length; i++) {
      var row = new double[] {1, random.nextDouble(), random.nextDouble()};
      rows.add(row);
      targets[i] = 2 - 3 * row[1] + 0.5 * row[2];
    }

    assertThat(LeastSquares.fit(rows, targets, 0))
        .containsExactly(new double[] {2, -3, 0.5}, within(1e-9));
  }

  @Test
  void noiseIsTheSameForTheSameNetworkAndHasTheStatedDeviation() {
    var noise = new Noise(0.5);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 10_000; i++) {
      double value = noise.at(List.of(i / 100, i % 100));
      sum += value;
      squares += value * value;
    }

    assertThat(noise.at(List.of(3, 4))).isEqualTo(noise.at(List.of(3, 4)));
    assertThat(sum / 10_000).isCloseTo(0, within(0.02));
    assertThat(Math.sqrt(squares / 10_000)).isCloseTo(0.5, within(0.02));
  }

  @Test
  void anUnknownTableIsNamed() {
    assertThatThrownBy(() -> GeneratedTables.named("vgg"))
        .hasMessageContaining("(vgg)")
        .hasMessageContaining("ds-cnn-fitted");
  }

  private static Grid grid() {
    return Grids.trained();
  }

  private static List<Double> column(Table table, String name) {
    var values = new ArrayList<Double>();
    for (int row = 0; row < table.rows(); row++) {
      values.add(table.value(row, table.measure(name)));
    }
    return values;
  }
}
