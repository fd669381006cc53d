package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.arch.Family;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Space;
import io.thimble.worker.strategy.Outcome.Failed;
import io.thimble.worker.strategy.Outcome.Measured;
import io.thimble.worker.strategy.Outcome.Pending;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final List<Space> SPACES =
      List.of(new ToySpace(Family.DNN, 1, 2, List.of(8, 16, 24)));
  private static final SearchScope SCOPE = Toys.scope(Toys.spec(SPACES, 5, 2, 1), SPACES, 100_000);

  @Test
  void storedTrialsBecomeOutcomes() {
    var history =
        History.of(
            SCOPE.spec(),
            List.of(
                stored(0, TrialState.SCORED),
                stored(1, TrialState.FAILED),
                stored(2, TrialState.CANCELLED),
                stored(3, TrialState.RUNNING),
                stored(4, TrialState.QUEUED),
                stored(5, TrialState.WAITING),
                stored(6, TrialState.STOPPED)));

    assertThat(history.trials())
        .extracting(Evaluated::outcome)
        .containsExactly(
            new Measured(List.of(0.25, (double) candidate(0).estimate().flash().modelBytes())),
            new Failed(),
            new Failed(),
            new Pending(),
            new Pending(),
            new Pending(),
            new Failed());
  }

  @Test
  void aProposalWaitsForTheResultsThatItMaySee() {
    var history =
        History.of(
            SCOPE.spec(),
            List.of(
                stored(0, TrialState.SCORED),
                stored(1, TrialState.RUNNING),
                stored(2, TrialState.SCORED),
                stored(3, TrialState.SCORED)));

    assertThat(history.isReadyFor(3, 2)).isTrue();
    assertThat(history.isReadyFor(4, 2)).isFalse();
    assertThat(history.isReadyFor(4, 3)).isTrue();
    assertThat(history.isReadyFor(5, 4)).isFalse();
    assertThat(History.EMPTY.isReadyFor(0, 1)).isTrue();
  }

  @Test
  void gapsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> History.of(SCOPE.spec(), List.of(stored(1, TrialState.QUEUED))))
        .withMessageContaining("Maybe the trials are not in order");
  }

  private static Candidate candidate(int number) {
    return SCOPE.candidate(UniformDraws.allPoints(SPACES.getFirst()).get(number)).orElseThrow();
  }

  private static StoredTrial stored(int number, TrialState state) {
    var candidate = candidate(number);
    var score =
        state == TrialState.SCORED ? new Score(new Accuracy(80, 100), new Accuracy(75, 100)) : null;
    return new StoredTrial(
        new UUID(0, 1),
        number,
        candidate.decisions(),
        candidate.id(),
        candidate.estimate(),
        state,
        1,
        null,
        0,
        0,
        1,
        score,
        null,
        null,
        null,
        false,
        null,
        Instant.EPOCH,
        null,
        null);
  }
}
