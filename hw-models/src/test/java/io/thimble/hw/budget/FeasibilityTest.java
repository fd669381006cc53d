package io.thimble.hw.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.arch.Family;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.Specs;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeasibilityTest {
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
  void aBoardThatIsTooSmallInEveryWayIsToBeReplacedOnce() {
    var nothing = nothing(Specs.with("\"device\": \"arduino-uno\""));
    assertThat(nothing.sentence())
        .contains("device.sramBytes allows 1536 bytes", "device.flashBytes allows 24576 bytes")
        .endsWith(". Maybe choose a larger device.");
  }

  @Test
  void allBrokenLimitsAreNamedTheWorstFirst() {
    var nothing = nothing(Specs.with("\"budget\": {\"flashBytes\": 1000, \"opsPerInference\": 1}"));
    assertThat(nothing.violations())
        .extracting(Violation::limit)
        .containsExactly(Limit.OPS, Limit.FLASH);
    assertThat(nothing.relaxations()).allMatch(alone -> alone.smallest().isEmpty());
    assertThat(nothing.sentence()).contains(" and raise budget.flashBytes to ");
  }

  @Test
  void limitsThatConflictAreNamedWithTheOneOrTheOtherToRaise() {
    var least = nothing(Specs.with("\"families\": [\"cnn\"], \"budget\": {\"flashBytes\": 1}"));
    var tight =
        nothing(
            Specs.with(
                "\"families\": [\"cnn\"], \"budget\": {\"flashBytes\": %d, \"opsPerInference\": 9500}"
                    .formatted((long) least.smallest())));
    assertThat(tight.relaxations()).allMatch(alone -> alone.smallest().isPresent());
    assertThat(tight.sentence()).contains(", or raise budget.opsPerInference to ");
    for (var alone : tight.relaxations()) {
      assertThat(alone.smallest().orElseThrow()).isGreaterThan(alone.allowed());
    }
  }

  @Test
  void theShareIsToldFamilyByFamily() {
    var admits =
        (Feasibility.Admits)
            Feasibility.of(
                Specs.with(
                    "\"families\": [\"dnn\", \"ds-cnn\"], \"budget\": {\"sramBytes\": 3000}"));
    assertThat(admits.byFamily()).containsOnlyKeys(Family.DNN, Family.DS_CNN);
    assertThat(shareOf(Family.DNN, admits)).isGreaterThan(shareOf(Family.DS_CNN, admits));
    assertThat(admits.byFamily().values())
        .allSatisfy(share -> assertThat(share.share()).isBetween(share.low(), share.high()));
  }

  @Test
  void everythingIsCountedExactlyWhereNoLimitIsNear() {
    var admits =
        (Feasibility.Admits)
            Feasibility.of(
                Specs.with(
                    "\"families\": [\"dnn\", \"ds-cnn\"], \"budget\": {\"flashBytes\":"
                        + " 100000000}"));
    assertThat(admits.overall()).isEqualTo(new Share(1, 1, 1, true));
  }

  private static double shareOf(Family family, Feasibility.Admits admits) {
    return Objects.requireNonNull(admits.byFamily().get(family)).share();
  }

  private static SearchSpec limited(String field, String value) {
    return Specs.with(
        "\"device\": \"nucleo-f446re\", \"budget\": {\"%s\": %s}".formatted(field, value));
  }

  private static double share(String limits) {
    return ((Feasibility.Admits) Feasibility.of(Specs.with(limits))).overall().share();
  }

  private static Feasibility.Nothing nothing(SearchSpec spec) {
    return (Feasibility.Nothing) Feasibility.of(spec);
  }
}
