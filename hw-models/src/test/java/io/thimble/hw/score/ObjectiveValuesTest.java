package io.thimble.hw.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.arch.Family;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.budget.BudgetCheck;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.Energy;
import io.thimble.hw.device.Latency;
import io.thimble.hw.search.Specs;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectiveValuesTest {
  private static final Accuracy ACCURACY = new Accuracy(3, 4);

  @Test
  void valuesStandInTheOrderOfTheObjectives() {
    var estimate = estimate();
    var device = Devices.get("nucleo-f446re");
    var spec =
        Specs.with(
            """
            "device": "nucleo-f446re",
            "objectives": ["ops", "sram", "energy", "latency", "flash", "error"]\
            """);
    assertThat(ObjectiveValues.of(spec, estimate, ACCURACY))
        .containsExactly(
            (double) estimate.ops(),
            (double) estimate.sram().arenaBytes(),
            Energy.microjoules(device, estimate).orElseThrow().estimate(),
            Latency.micros(device, estimate).orElseThrow().estimate(),
            (double) estimate.flash().modelBytes(),
            0.25);
  }

  @Test
  void valuesAreDividedByTheirLimits() {
    var spec =
        Specs.with(
            """
            "device": "nucleo-f446re", "objectives": ["error", "flash", "sram", "ops", "latency"],
            "budget": {"flashBytes": 80000, "latencyMillis": 50}\
            """);
    assertThat(ObjectiveValues.scaled(spec, new double[] {0.5, 20_000, 98_304, 16_000_000, 25_000}))
        .containsExactly(new double[] {0.5, 0.25, 1, 0.1, 0.5}, within(1e-12));
    assertThat(ObjectiveValues.reference(spec)).containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void withoutLimitsTheStatedScalesHold() {
    var goals = new Wishes(List.of(Objective.values()), null);
    assertThat(
            ObjectiveValues.scaled(
                goals, new double[] {0.5, 250_000, 100_000, 40_000_000, 250_000, 10_000}))
        .containsExactly(new double[] {0.5, 0.25, 0.1, 0.25, 0.25, 0.1}, within(1e-12));
  }

  @Test
  void timeNeedsADeviceAndEnergyItsPower() {
    assertThatThrownBy(
            () ->
                ObjectiveValues.of(
                    new Wishes(List.of(Objective.LATENCY), null), estimate(), ACCURACY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[LATENCY]")
        .hasMessageContaining("Maybe");
    var unmeasured =
        Devices.catalogue().stream()
            .filter(device -> device.activePowerMilliwatts() == null)
            .findFirst()
            .orElseThrow()
            .id();
    assertThatThrownBy(
            () ->
                ObjectiveValues.of(
                    new Wishes(List.of(Objective.ENERGY), unmeasured), estimate(), ACCURACY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(unmeasured)
        .hasMessageContaining("Maybe");
  }

  @Test
  void whateverFitsItsBudgetLiesWithinTheReference() {
    var spec = Specs.with("\"budget\": {\"flashBytes\": 80000, \"sramBytes\": 60000}");
    var random = new Random(5);
    var points = new ArrayList<double[]>();
    for (int i = 0; i < 300; i++) {
      var decisions = Spaces.sample(Spaces.of(Family.DS_CNN), random);
      var estimate = Estimates.of(Spaces.of(Family.DS_CNN).decode(decisions, 12));
      if (BudgetCheck.violations(spec, estimate).isEmpty()) {
        var values = ObjectiveValues.of(spec, estimate, ACCURACY);
        points.add(ObjectiveValues.scaled(spec, values));
      }
    }
    assertThat(points).isNotEmpty();
    assertThat(points).allSatisfy(point -> assertThat(point[1]).isBetween(0.0, 1.0));
    assertThat(points).allSatisfy(point -> assertThat(point[2]).isBetween(0.0, 1.0));
    assertThat(Hypervolume.of(points, ObjectiveValues.reference(spec))).isBetween(0.01, 1.0);
  }

  @Test
  void valuesOfAnotherSearchAreRefused() {
    var spec = Specs.with("\"budget\": {\"flashBytes\": 80000}");
    assertThatThrownBy(() -> ObjectiveValues.scaled(spec, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1.0]")
        .hasMessageContaining("Maybe");
    assertThat(spec.objectives())
        .isEqualTo(List.of(Objective.ERROR, Objective.FLASH, Objective.SRAM, Objective.OPS));
  }

  private static Estimate estimate() {
    var decisions = Presets.named("ds-cnn-s").decisions();
    return Estimates.of(Spaces.of(Family.DS_CNN).decode(decisions, 12));
  }

  /** Goals without limits, which no spec may state. */
  private record Wishes(List<Objective> objectives, @Nullable String device) implements Goals {
    @Override
    public Budget budget() {
      return Budget.UNLIMITED;
    }
  }
}
