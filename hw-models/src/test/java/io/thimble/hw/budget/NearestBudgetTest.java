package io.thimble.hw.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.device.Device;
import io.thimble.hw.device.Devices;
import io.thimble.hw.device.Latency;
import io.thimble.hw.search.Specs;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestBudgetTest {
  private static final Explorer EXPLORER = new Explorer();

  private record Question(
      List<Family> families, List<String> labels, Budget budget, @Nullable String device)
      implements Proposable {}

  @Test
  void somethingFitsTheNearestBudgetAndNoLimitIsLowered() {
    int together = 0;
    for (long seed = 0; seed < 60; seed++) {
      var random = new SplittableRandom(seed);
      var spec = tooTight(random);
      if (EXPLORER.feasibility(spec) instanceof Feasibility.Nothing nothing) {
        var nearest = EXPLORER.nearest(spec, nothing);
        assertThat(nearest).as("seed %d, %s", seed, spec.budget()).isPresent();
        var raised = with(spec, nearest.get(), spec.device());
        assertThat(EXPLORER.feasibility(raised))
            .as("seed %d, %s", seed, raised.budget())
            .isInstanceOf(Feasibility.Admits.class);
        assertRaised(seed, spec.budget(), raised.budget());
        together += nothing.violations().size() > 1 ? 1 : 0;
      }
    }
    assertThat(together).as("budgets of which several limits are to be raised").isPositive();
  }

  @Test
  void aLimitThatIsNotBrokenStays() {
    var spec = Specs.with("\"budget\": {\"flashBytes\": 100, \"sramBytes\": 50000}");
    var nothing = (Feasibility.Nothing) EXPLORER.feasibility(spec);
    assertThat(EXPLORER.nearest(spec, nothing))
        .contains(new Budget((long) nothing.smallest(), 50_000L, null, null, null));
    assertThat(EXPLORER.boards(spec, nothing)).isEmpty();
  }

  @Test
  void aBoardThatHoldsNothingIsToBeReplacedByOneThatDoes() {
    var spec = Specs.with("\"device\": \"arduino-uno\", \"budget\": {\"opsPerInference\": 20000}");
    var nothing = (Feasibility.Nothing) EXPLORER.feasibility(spec);
    assertThat(EXPLORER.nearest(spec, nothing)).isEmpty();
    var boards = EXPLORER.boards(spec, nothing);
    assertThat(boards).isNotEmpty().isSubsetOf(Devices.catalogue());
    for (var device : Devices.catalogue()) {
      assertThat(EXPLORER.feasibility(with(spec, spec.budget(), device.id())))
          .as(device.id())
          .isInstanceOf(
              boards.contains(device) ? Feasibility.Admits.class : Feasibility.Nothing.class);
    }
  }

  @Test
  void theLimitsOfABoardThatHoldsSomethingStayAndTheOthersAreRaised() {
    var spec = Specs.with("\"device\": \"nucleo-f446re\", \"budget\": {\"opsPerInference\": 10}");
    var conflict =
        new Feasibility.Nothing(
            List.of(new Violation(Limit.DEVICE_SRAM, 1, 2), new Violation(Limit.OPS, 10, 11)),
            List.of());
    var nearest = EXPLORER.nearest(spec, conflict).orElseThrow();
    assertThat(EXPLORER.feasibility(with(spec, nearest, spec.device())))
        .isInstanceOf(Feasibility.Admits.class);
  }

  @Test
  void boardsThatCannotTellTheLatencyAreNotNamed() {
    var spec =
        with(
            Specs.with("\"device\": \"nucleo-f446re\", \"budget\": {\"latencyMillis\": 100}"),
            new Budget(null, null, null, 100.0, null),
            Devices.catalogue().stream()
                .filter(Latency::isKnown)
                .min(Comparator.comparingLong(Device::sramBytes))
                .orElseThrow()
                .id());
    var tooSmall =
        new Feasibility.Nothing(List.of(new Violation(Limit.DEVICE_SRAM, 1, 2)), List.of());
    assertThat(EXPLORER.boards(spec, tooSmall)).isNotEmpty().allMatch(Latency::isKnown);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0015, 1.0000000000000002, 12.3456, 7})
  void whatIsRaisedIsNeverLessThanWhatIsNeeded(double needed) {
    var raised = Budget.UNLIMITED.raised(Limit.LATENCY, needed).latencyMillis();
    assertThat(raised).isBetween(needed, needed + 0.001);
  }

  private static Question tooTight(SplittableRandom random) {
    boolean board = random.nextBoolean();
    return new Question(
        List.of(Family.values()[random.nextInt(Family.values().length)]),
        List.of("silence", "unknown", "yes", "no"),
        new Budget(
            random.nextBoolean() ? random.nextLong(500, 6_000) : null,
            random.nextBoolean() ? random.nextLong(300, 2_000) : null,
            random.nextLong(100, 20_000),
            board ? random.nextDouble(0.01, 2) : null,
            board ? random.nextDouble(1, 50) : null),
        board ? "nucleo-f446re" : null);
  }

  private static Question with(Proposable spec, Budget budget, @Nullable String device) {
    return new Question(spec.families(), spec.labels(), budget, device);
  }

  private static void assertRaised(long seed, Budget before, Budget after) {
    assertNotLess(seed, before.flashBytes(), after.flashBytes());
    assertNotLess(seed, before.sramBytes(), after.sramBytes());
    assertNotLess(seed, before.opsPerInference(), after.opsPerInference());
    assertNotLess(seed, before.latencyMillis(), after.latencyMillis());
    assertNotLess(seed, before.energyMicrojoules(), after.energyMicrojoules());
  }

  private static void assertNotLess(long seed, @Nullable Number before, @Nullable Number after) {
    assertThat(after == null).as("seed %d", seed).isEqualTo(before == null);
    if (before != null && after != null) {
      assertThat(after.doubleValue())
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(before.doubleValue());
    }
  }
}
