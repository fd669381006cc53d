package io.thimble.api.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedsTest {
  @Test
  void deviationIsThatOfASample() {
    var seeds = new Seeds(Map.of(3, List.of(0.9, 0.94, 0.92)));

    assertThat(seeds.of(3))
        .hasValueSatisfying(
            told -> {
              assertThat(told.runs()).isEqualTo(3);
              assertThat(told.meanAccuracy()).isCloseTo(0.92, within(1e-12));
              assertThat(told.deviation()).isCloseTo(0.02, within(1e-12));
            });
  }

  @Test
  void oneTrainingTellsNothing() {
    var seeds = new Seeds(Map.of(3, List.of(0.9)));

    assertThat(seeds.of(3)).isEmpty();
    assertThat(seeds.of(4)).isEmpty();
    assertThat(seeds.pooledDeviation()).isZero();
  }

  @Test
  void deviationsArePooledByTheirDegreesOfFreedom() {
    var seeds =
        new Seeds(Map.of(0, List.of(0.9, 0.92), 1, List.of(0.5, 0.54, 0.52), 2, List.of(0.1)));

    assertThat(seeds.pooledDeviation()).isCloseTo(Math.sqrt((0.0002 + 0.0008) / 3), within(1e-12));
  }
}
