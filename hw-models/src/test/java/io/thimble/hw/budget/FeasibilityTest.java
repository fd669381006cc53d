package io.thimble.hw.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.Specs;
import io.thimble.hw.space.Spaces;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeasibilityTest {
  @ParameterizedTest
  @EnumSource(names = {"DNN", "DS_CNN"})
  void noPointOfASpaceCostsLessThanTheLeastFound(Family family) {
    var space = Spaces.of(family);
    var spec = Specs.with("\"budget\": {\"flashBytes\": 80000}");
    var found = new FeasibilityProof(spec, Estimates::of).least(family);
    var least = Estimates.of(space.decode(found, 12));
    for (long seed = 0; seed < 1000; seed++) {
      var point = Spaces.sample(space, new SplittableRandom(seed));
      var sample = Estimates.of(space.decode(point, 12));
      assertNotLess(seed, sample, least, estimate -> estimate.flash().modelBytes());
      assertNotLess(seed, sample, least, estimate -> estimate.flash().totalBytes());
      assertNotLess(seed, sample, least, estimate -> estimate.sram().arenaBytes());
      assertNotLess(seed, sample, least, estimate -> estimate.sram().totalBytes());
      assertNotLess(seed, sample, least, Estimate::ops);
    }
  }

  @Test
  void aSmallBudgetAdmitsLessThanALargeOne() {
    var small = share("\"budget\": {\"flashBytes\": 40000}");
    var large = share("\"budget\": {\"flashBytes\": 400000}");
    assertThat(small).isBetween(0.01, 0.9);
    assertThat(large).isGreaterThan(small).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "flashBytes, 100, 1, FLASH",
    "sramBytes, 100, 1, SRAM",
    "opsPerInference, 10, 1, OPS",
    "latencyMillis, 0.001, 1e-9, LATENCY",
    "energyMicrojoules, 0.001, 1e-9, ENERGY"
  })
  void theSmallestValueThatIsNamedDoesAndLessDoesNot(
      String field, String allowed, double less, Limit limit) {
    var nothing = nothing(limited(field, allowed));
    assertThat(nothing.limit()).isEqualTo(limit);
    assertThat(nothing.allowed()).isEqualTo(Double.parseDouble(allowed));
    assertThat(Feasibility.of(limited(field, Double.toString(nothing.smallest()))))
        .isInstanceOf(Feasibility.Admits.class);
    assertThat(Feasibility.of(limited(field, Double.toString(nothing.smallest() - less))))
        .isInstanceOf(Feasibility.Nothing.class);
  }

  @Test
  void theSentenceSaysWhatWouldDo() {
    var nothing = nothing(Specs.with("\"budget\": {\"sramBytes\": 100}"));
    assertThat(nothing.sentence())
        .isEqualTo(
            "No network of these families fits: budget.sramBytes allows 100 bytes, and the smallest"
                + " network needs %d. Maybe raise budget.sramBytes to %<d.",
            (long) nothing.smallest());
  }

  @Test
  void allBrokenLimitsAreNamedTheWorstFirst() {
    var nothing = nothing(Specs.with("\"budget\": {\"flashBytes\": 1000, \"opsPerInference\": 1}"));
    assertThat(nothing.violations())
        .extracting(Violation::limit)
        .containsExactly(Limit.OPS, Limit.FLASH);
    assertThat(nothing.sentence()).contains(" and budget.flashBytes to ");
  }

  private static void assertNotLess(
      long seed, Estimate sample, Estimate least, ToLongFunction<Estimate> cost) {
    assertThat(cost.applyAsLong(sample))
        .as("seed %d", seed)
        .isGreaterThanOrEqualTo(cost.applyAsLong(least));
  }

  private static SearchSpec limited(String field, String value) {
    return Specs.with(
        "\"device\": \"nucleo-f446re\", \"budget\": {\"%s\": %s}".formatted(field, value));
  }

  private static double share(String limits) {
    return ((Feasibility.Admits) Feasibility.of(Specs.with(limits))).share();
  }

  private static Feasibility.Nothing nothing(SearchSpec spec) {
    return (Feasibility.Nothing) Feasibility.of(spec);
  }
}
