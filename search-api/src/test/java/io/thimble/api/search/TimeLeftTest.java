package io.thimble.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.search.Rejections;
import io.thimble.db.search.StoredSearch;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.cost.Estimates;
import io.thimble.hw.search.SearchSpecJson;
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TimeLeftTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void nothingIsKnownBeforeTheFirstEpoch() {
    assertThat(TimeLeft.seconds(search(START), List.of(trial(TrialState.RUNNING, 0)), at(30)))
        .isEmpty();
    assertThat(TimeLeft.seconds(search(null), List.of(), at(30))).isEmpty();
  }

  @Test
  void restTakesAsLongAsWhatIsDone() {
    var trials = List.of(trial(TrialState.SCORED, 8), trial(TrialState.FAILED, 2));

    assertThat(TimeLeft.seconds(search(START), trials, at(60))).hasValue(240);
  }

  @Test
  void trialInTrainingCountsByItsEpochs() {
    var trials = List.of(trial(TrialState.SCORED, 8), trial(TrialState.RUNNING, 4));

    assertThat(TimeLeft.seconds(search(START), trials, at(60))).hasValue(340);
  }

  @Test
  void trialThatIsStoppedIsDoneAndOneThatWaitsCountsByItsEpochs() {
    var trials =
        List.of(
            trial(TrialState.SCORED, 8),
            trial(TrialState.STOPPED, 2),
            trial(TrialState.WAITING, 4));

    assertThat(TimeLeft.seconds(search(START), trials, at(50))).hasValue(150);
  }

  @Test
  void searchDoesNotOutlastItsSpec() {
    assertThat(TimeLeft.seconds(search(START), List.of(trial(TrialState.SCORED, 8)), at(500)))
        .hasValue(100);
    assertThat(TimeLeft.seconds(search(START), List.of(trial(TrialState.SCORED, 8)), at(900)))
        .hasValue(0);
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
        SearchState.RUNNING,
        null,
        0,
        Rejections.NONE,
        0,
        null,
        START,
        startedAt,
        null);
  }

  private static StoredTrial trial(TrialState state, int epoch) {
    var decisions = Presets.named("dnn-s").decisions();
    var architecture = Spaces.of(decisions.family()).decode(decisions, 4);
    return new StoredTrial(
        new UUID(1, 1),
        0,
        decisions,
        architecture.id(),
        Estimates.of(architecture),
        null,
        null,
        state,
        1,
        "worker",
        0,
        epoch,
        8,
        false,
        null,
        null,
        null,
        null,
        false,
        null,
        START,
        START,
        null);
  }
}
