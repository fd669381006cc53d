package io.thimble.worker.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RungForesightTest {
  /** Twelve networks; after epoch 1 the best one of the end is still fifth. */
  private static final List<LearningCurve> CURVES =
      IntStream.range(0, 12)
          .mapToObj(i -> curve(i == 11 ? 0.65 : i / 10.0, i / 10.0 + 0.1))
          .toList();

  @Test
  void theLastEpochForeseesItself() {
    var last = RungForesight.at(2, CURVES);

    assertThat(last.correlation().correlation()).isCloseTo(1, within(1e-12));
    assertThat(last.keptByThird()).isEqualTo(1);
    assertThat(last.winnerRank()).isEqualTo(1);
  }

  @Test
  void anEarlyEpochLosesWhoIsLate() {
    var first = RungForesight.at(1, CURVES);

    assertThat(first.correlation().correlation()).isBetween(0.5, 0.99);
    assertThat(first.winnerRank()).isEqualTo(5);
    assertThat(first.keptByHalf()).isEqualTo(1);
    assertThat(first.keptByThird()).isCloseTo(2 / 3.0, within(1e-12));
  }

  private static LearningCurve curve(double early, double late) {
    return new LearningCurve("dnn", Double.toString(late), 1000, List.of(early, late), late, 1);
  }
}
