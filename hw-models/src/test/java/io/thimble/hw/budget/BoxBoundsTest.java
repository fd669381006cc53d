package io.thimble.hw.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.CostBounds;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.Latency;
import io.thimble.hw.space.Spaces;
import io.thimble.hw.tflite.NumberFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each of 14,000 networks drawn from boxes drawn at random costs what the box's bounds allow; 3,000
 * more do in other formats.
 */
class BoxBoundsTest {
  private static final int NETWORKS = 2_000;
  private static final int IN_OTHER_FORMATS = 500;

  private static final Map<String, ToDoubleFunction<Estimate>> COSTS =
      Map.of(
          "model", estimate -> estimate.flash().modelBytes(),
          "flash", estimate -> estimate.flash().totalBytes(),
          "arena", estimate -> estimate.sram().arenaBytes(),
          "SRAM", estimate -> estimate.sram().totalBytes(),
          "operations", Estimate::ops,
          "latency",
              estimate ->
                  Latency.micros(Devices.get("nucleo-f446re"), estimate).orElseThrow().estimate());

  @ParameterizedTest
  @EnumSource
  void noNetworkOfABoxCostsLessOrMoreThanItsBounds(Family family) {
    int compared = 0;
    for (long seed = 0; compared < NETWORKS; seed++) {
      var random = new SplittableRandom(seed);
      var box = randomBox(Box.of(Spaces.of(family), random.nextInt(4, 40)), random);
      var network = box.sample(random);
      if (network != null) {
        assertBounded(seed, box, NumberFormat.INT8, Estimates.of(network));
        compared++;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DNN", "CNN", "DS_CNN"})
  void inOtherFormatsToo(Family family) {
    for (var format : List.of(NumberFormat.INT16, NumberFormat.INT8_PER_TENSOR)) {
      int compared = 0;
      for (long seed = 0; compared < IN_OTHER_FORMATS; seed++) {
        var random = new SplittableRandom(seed);
        var box = randomBox(Box.of(Spaces.of(family), random.nextInt(4, 40)), random);
        var network = box.sample(random);
        if (network != null) {
          assertBounded(seed, box, format, Estimates.of(network, format));
          compared++;
        }
      }
    }
  }

  private static void assertBounded(long seed, Box box, NumberFormat format, Estimate cost) {
    var corners = Objects.requireNonNull(box.corners(), () -> "no corners, seed " + seed);
    var bounds = CostBounds.of(corners, format);
    var least = bounds.least();
    var greatest = bounds.greatest();
    COSTS.forEach(
        (name, of) -> {
          assertThat(of.applyAsDouble(least))
              .as("least %s, seed %d", name, seed)
              .isLessThanOrEqualTo(of.applyAsDouble(cost));
          if (greatest != null) {
            assertThat(of.applyAsDouble(greatest))
                .as("greatest %s, seed %d", name, seed)
                .isGreaterThanOrEqualTo(of.applyAsDouble(cost));
          }
        });
  }

  /** Split until it is bounded, and then as often as chance has it. */
  private static Box randomBox(Box space, SplittableRandom random) {
    var box = space;
    while (!box.isBounded() || !box.isPoint() && random.nextInt(12) > 0) {
      List<Box> parts =
          switch (random.nextInt(3)) {
            case 0 -> box.isBounded() && box.hasPlain() ? box.splitOff() : box.halve();
            case 1 -> box.splitMixed();
            default -> box.halve();
          };
      box = parts.get(random.nextInt(parts.size()));
    }
    return box;
  }
}
