package io.thimble.worker.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Architecture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GridTest {
  static List<Grid> grids() {
    return List.of(Grids.trained(), Grids.fine(), Grids.dsCnn(), Grids.crnn());
  }

  @ParameterizedTest
  @MethodSource("grids")
  void everyCombinationIsAnArchitectureOfItsOwn(Grid grid) {
    int combinations =
        grid.axes().stream().mapToInt(axis -> axis.choices().size()).reduce(1, (a, b) -> a * b);

    assertThat(grid.points()).hasSize(combinations).doesNotHaveDuplicates();
    assertThat(
            grid.points().stream().map(point -> grid.architecture(point, 12)).map(Architecture::id))
        .doesNotHaveDuplicates();
  }
}
