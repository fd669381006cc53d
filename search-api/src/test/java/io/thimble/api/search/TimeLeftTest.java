package io.thimble.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.search.Rejections;
import io.thimble.db.search.SearchSummary;
import io.thimble.db.search.StoredSearch;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TimeLeftTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void nothingIsKnownBeforeTheFirstEpoch() {
    assertThat(TimeLeft.seconds(search(START), summary(1, 0, 0), at(30))).isEmpty();
    assertThat(TimeLeft.seconds(search(null), SearchSummary.NONE, at(30))).isEmpty();
  }

  @Test
  void restTakesAsLongAsWhatIsDone() {
    var trials = summary(2, 2, 0);

    assertThat(TimeLeft.seconds(search(START), trials, at(60))).hasValue(240);
  }

  @Test
  void trialInTrainingCountsByItsEpochs() {
    var trials = summary(2, 1, 4);

    assertThat(TimeLeft.seconds(search(START), trials, at(60))).hasValue(340);
  }

  @Test
  void trialsThatEndedAreDoneAndTheOthersCountByTheirEpochs() {
    var trials = summary(3, 2, 4);

    assertThat(TimeLeft.seconds(search(START), trials, at(50))).hasValue(150);
  }

  @Test
  void searchDoesNotOutlastItsSpec() {
    assertThat(TimeLeft.seconds(search(START), summary(1, 1, 0), at(500))).hasValue(100);
    assertThat(TimeLeft.seconds(search(START), summary(1, 1, 0), at(900))).hasValue(0);
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }

  private static StoredSearch search(@Nullable Instant startedAt) {
    var spec =
        SearchSpecJson.read(
            """
            {"dataset": "words", "device": "nucleo-f446re", "trials": 10, "maxDuration": "PT10M",
             "training": {"epochs": 8}}
            """);
    return new StoredSearch(
        new UUID(1, 1),
        StoredSearch.LOCAL_OWNER,
        0,
        spec,
        null,
        SearchState.RUNNING,
        null,
        0,
        Rejections.NONE,
        0,
        null,
        null,
        START,
        startedAt,
        null);
  }

  private static SearchSummary summary(int trials, int finalTrials, long epochs) {
    return new SearchSummary(
        new SearchSummary.Counts(0, 0, 0, 0, 0),
        0,
        0,
        trials,
        finalTrials,
        epochs,
        null,
        0,
        List.of(),
        new SearchSummary.Audit(0, 0, 0, 0));
  }
}
