package io.thimble.worker.train.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void theRatioIsTheMedianOfThePairsAndNotThatOfTheMedians() {
    var ours = List.of(new Rate(100, 90), new Rate(300, 290), new Rate(200, 180));
    var theirs = List.of(new Rate(100, 100), new Rate(100, 100), new Rate(400, 400));

    var comparison = Comparison.of("net", ours, "peer", theirs, 1_000, 1e9);

    assertThat(comparison.samplesPerSecondPerCore()).isEqualTo(200);
    assertThat(comparison.peerSamplesPerSecondPerCore()).isEqualTo(100);
    assertThat(comparison.ratio()).isEqualTo(1);
    assertThat(comparison.lowestRatio()).isEqualTo(0.5);
    assertThat(comparison.highestRatio()).isEqualTo(3);
    assertThat(comparison.wallClockRatio()).isEqualTo(0.9);
    assertThat(comparison.pairs()).isEqualTo(3);
  }

  @Test
  void theShareOfThePeakCountsThreeProductsOfTwoOperations() {
    var rates = List.of(new Rate(1_000, 1_000));

    var comparison = Comparison.of("net", rates, "peer", rates, 2_000_000, 48e9);

    assertThat(comparison.shareOfPeak()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void twoTrainingsThatDoNotDisturbEachOtherScaleByTwo() {
    var alone = new Rate(500, 500);

    var scaling = Scaling.of("net", "two threads", List.of(alone.beside(alone)), List.of(alone));

    assertThat(scaling.ratio()).isEqualTo(2);
    assertThat(scaling.processorTimeRatio()).isEqualTo(2);
  }

  @Test
  void twoTrainingsThatTakeTurnsScaleByOneButNeedNoMoreProcessorTime() {
    var alone = new Rate(500, 500);
    var half = new Rate(500, 250);

    var scaling = Scaling.of("net", "two threads", List.of(half.beside(half)), List.of(alone));

    assertThat(scaling.ratio()).isEqualTo(1);
    assertThat(scaling.processorTimeRatio()).isEqualTo(2);
  }
}
