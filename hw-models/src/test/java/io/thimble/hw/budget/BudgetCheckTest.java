package io.thimble.hw.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.cost.OperatorKind;
import io.thimble.hw.search.Specs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetCheckTest {
  /** Flatbuffer 100, flash 100 000 in all; arena 50, SRAM 11 146 in all; 2 000 000 operations. */
  private static final Estimate ESTIMATE =
      new Estimate(
          1_000_000,
          MacsByKind.of(Map.of(OperatorKind.POINTWISE, 1_000_000L)),
          0,
          new Estimate.Flash(100, 90_000, 9_900),
          new Estimate.Sram(30, 40, 45, 50, 5_000, 2_000),
          List.of());

  @Test
  void whatEqualsItsLimitFits() {
    var spec =
        Specs.with(
            "\"budget\": {\"flashBytes\": 100, \"sramBytes\": 50, \"opsPerInference\": 2000000}");
    assertThat(BudgetCheck.violations(spec, ESTIMATE)).isEmpty();
  }

  @Test
  void eachLimitOfTheBudgetIsChecked() {
    var spec =
        Specs.with(
            "\"budget\": {\"flashBytes\": 99, \"sramBytes\": 49, \"opsPerInference\": 1999999}");
    assertThat(BudgetCheck.violations(spec, ESTIMATE))
        .containsExactly(
            new Violation(Limit.FLASH, 99, 100),
            new Violation(Limit.SRAM, 49, 50),
            new Violation(Limit.OPS, 1_999_999, 2_000_000));
  }

  @Test
  void timeAndEnergyAreCheckedOnTheDevice() {
    var spec =
        Specs.with(
            """
            "device": "nucleo-f446re", "budget": {"latencyMillis": 1, "energyMicrojoules": 1}\
            """);
    assertThat(BudgetCheck.violations(spec, ESTIMATE))
        .extracting(Violation::limit)
        .containsExactly(Limit.LATENCY, Limit.ENERGY);
    var generous =
        Specs.with(
            """
            "device": "nucleo-f446re", "budget": {"latencyMillis": 500, "energyMicrojoules": 99999}\
            """);
    assertThat(BudgetCheck.violations(generous, ESTIMATE)).isEmpty();
  }

  @Test
  void theDeviceCountsTheWholeApplication() {
    var spec = Specs.with("\"device\": \"nucleo-f446re\"");
    var tooLarge =
        new Estimate(
            1,
            MacsByKind.of(Map.of(OperatorKind.DENSE, 1L)),
            0,
            new Estimate.Flash(300_000, 90_000, 10_000),
            new Estimate.Sram(0, 98_000, 0, 0, 5_000, 2_000),
            List.of());
    assertThat(BudgetCheck.violations(spec, ESTIMATE)).isEmpty();
    assertThat(BudgetCheck.violations(spec, tooLarge))
        .containsExactly(
            new Violation(Limit.DEVICE_FLASH, 384 * 1024, 400_000),
            new Violation(Limit.DEVICE_SRAM, 96 * 1024, 98_000 + 5_000 + 2_000 + 4_096));
  }
}
