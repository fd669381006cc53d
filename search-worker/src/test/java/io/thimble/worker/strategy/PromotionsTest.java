package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.worker.strategy.Promotions.Fate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromotionsTest {
  private static final int BYTES = 20_000;

  @Test
  void theFirstTrialGoesOnForThereIsNothingBetter() {
    var search = new SimulatedSearch(spec("[5]", 3, 0));
    search.waits(0, BYTES, 10);

    assertThat(verdicts(search)).containsExactly("0 goes on");
  }

  @Test
  void theBestThirdOfWhatIsKnownUpToATrialGoesOn() {
    var search = new SimulatedSearch(spec("[5]", 3, 0));
    int[] correct = {50, 40, 30, 60, 55, 20, 57};
    for (int i = 0; i < correct.length; i++) {
      search.waits(i, BYTES, correct[i]);
    }

    assertThat(verdicts(search))
        .containsExactly(
            "0 goes on",
            "1 is stopped",
            "2 is stopped",
            "3 goes on",
            "4 goes on",
            "5 is stopped",
            "6 goes on");
  }

  @Test
  void aTrialThatNothingDominatesComesBeforeAMoreAccurateOneThatIsDominated() {
    var search = new SimulatedSearch(spec("[5]", 2, 0));
    search.waits(0, BYTES, 60);
    search.waits(1, BYTES + 1, 59);
    search.waits(2, BYTES / 2, 30);

    assertThat(verdicts(search)).containsExactly("0 goes on", "1 is stopped", "2 goes on");
  }

  @Test
  void ofEqualsTheOneWithTheSmallerNumberGoesOn() {
    var search = new SimulatedSearch(spec("[5]", 2, 0));
    search.waits(0, BYTES, 40);
    search.waits(1, BYTES, 40);

    assertThat(verdicts(search)).containsExactly("0 goes on", "1 is stopped");
  }

  @Test
  void aTrialIsDecidedOnceThoseBelowItHaveAResultOrHaveEnded() {
    var search = new SimulatedSearch(spec("[5]", 3, 0));
    search.runs(0);
    search.waits(1, BYTES, 40);
    search.waits(2, BYTES, 50);
    assertThat(verdicts(search)).isEmpty();

    search.fails(0);
    assertThat(verdicts(search)).containsExactly("1 goes on", "2 goes on");
  }

  @Test
  void aResultCountsAlsoAfterItsTrialWentOnAndFailed() {
    var search = new SimulatedSearch(spec("[5]", 3, 0));
    search.waits(0, BYTES, 60);
    search.carryOutAllThatIsDue();
    search.fails(0);
    search.waits(1, BYTES, 40);

    assertThat(verdicts(search)).containsExactly("1 is stopped");
  }

  @Test
  void aShareOfThoseThatStandTooLowIsTrainedToItsEnd() {
    var search = new SimulatedSearch(spec("[5]", 4, 0.25));
    int trials = 800;
    for (int number = 0; number < trials; number++) {
      search.waits(number, BYTES, number == 0 ? 60 : 40);
    }

    var due = search.due();

    assertThat(due).hasSize(trials);
    assertThat(count(due, Fate.PROMOTED)).as("of equals the first one").isEqualTo(1);
    assertThat(count(due, Fate.AUDITED) / (trials - 1.0)).isBetween(0.2, 0.3);
  }

  private static long count(List<Promotions.Verdict> verdicts, Fate fate) {
    return verdicts.stream().filter(verdict -> verdict.fate() == fate).count();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderInWhichResultsComeInAndTheNumberOfWorkersChangeNothing(long seed) {
    var random = new Random(seed);
    var rungs = List.of("[5]", "[5, 15]", "[3, 9, 20]").get(random.nextInt(3));
    var spec = spec(rungs, 2 + random.nextInt(4), random.nextInt(3) * 0.5);
    var plans = PlannedTrial.random(random, 1 + random.nextInt(25), 3);
    var inTurn = SimulatedSearch.run(spec, plans, 1, new Random(0));

    for (int run = 0; run < 8; run++) {
      int workers = 1 + random.nextInt(8);
      assertThat(SimulatedSearch.run(spec, plans, workers, new Random(random.nextLong())))
          .as("seed %d, run %d with %d workers", seed, run, workers)
          .isEqualTo(inTurn);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private static List<String> verdicts(SimulatedSearch search) {
    return search.due().stream()
        .map(
            verdict ->
                "%d %s"
                    .formatted(
                        verdict.trial().number(),
                        switch (verdict.fate()) {
                          case PROMOTED -> "goes on";
                          case AUDITED -> "is audited";
                          case STOPPED -> "is stopped";
                        }))
        .toList();
  }

  private static SearchSpec spec(String rungs, int reduction, double audit) {
    return SearchSpecJson.read(
        """
        {"dataset": "synthetic", "budget": {"flashBytes": 80000}, "objectives": ["error", "flash"],
         "training": {"epochs": 30, "rungs": %s, "reduction": %d, "audit": %s}}
        """
            .formatted(rungs, reduction, audit));
  }
}
