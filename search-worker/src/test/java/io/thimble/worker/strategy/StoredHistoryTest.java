package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.arch.Family;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.TrialState;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Evaluated;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Outcome.Failed;
import io.thimble.worker.strategy.problem.Outcome.Measured;
import io.thimble.worker.strategy.problem.Outcome.Pending;
import io.thimble.worker.strategy.problem.Outcome.Stopped;
import io.thimble.worker.strategy.problem.Point;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredHistoryTest {
  private static final ArchitectureProblem PROBLEM =
      Toys.problem(List.of(new ToySpace(Family.DNN, 1, 2, List.of(8, 16, 24))), 100_000, List.of());

  @Test
  void storedTrialsBecomeOutcomes() {
    var history =
        history(
            stored(0, TrialState.SCORED),
            stored(1, TrialState.FAILED),
            stored(2, TrialState.CANCELLED),
            stored(3, TrialState.RUNNING),
            stored(4, TrialState.QUEUED),
            stored(5, TrialState.WAITING),
            stored(6, TrialState.STOPPED));

    assertThat(history.trials())
        .extracting(Evaluated::outcome)
        .containsExactly(
            new Measured(objectives(0, 1 - 0.75)),
            new Failed(),
            new Failed(),
            new Pending(),
            new Pending(),
            new Pending(),
            new Stopped(0, objectives(6, 1 - 0.6)));
    assertThat(history.trials().get(5).rungs()).containsExactly(objectives(5, 1 - 0.7));
    assertThat(history.trials())
        .allSatisfy(
            trial ->
                assertThat(PROBLEM.candidate(point(trial.number()))).contains(trial.candidate()));
  }

  @Test
  void aProposalWaitsForTheResultsThatItMaySee() {
    var history =
        history(
            stored(0, TrialState.SCORED),
            stored(1, TrialState.RUNNING),
            stored(2, TrialState.SCORED),
            stored(3, TrialState.SCORED));

    assertThat(history.isReadyFor(3, 2)).isTrue();
    assertThat(history.isReadyFor(4, 2)).isFalse();
    assertThat(history.isReadyFor(4, 3)).isTrue();
    assertThat(history.isReadyFor(5, 4)).isFalse();
    assertThat(History.EMPTY.isReadyFor(0, 1)).isTrue();
  }

  @Test
  void gapsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history(stored(1, TrialState.QUEUED)))
        .withMessageContaining("Maybe the trials are not in order");
  }

  private static History history(StoredTrial... trials) {
    return StoredHistory.of(
        PROBLEM,
        List.of(trials),
        List.of(
            new RungResult(5, 0, 1, new Accuracy(70, 100)),
            new RungResult(6, 0, 1, new Accuracy(60, 100))));
  }

  private static List<Double> objectives(int number, double error) {
    var known = PROBLEM.candidate(point(number)).orElseThrow().known();
    return List.of(error, known.get(1), known.get(2));
  }

  private static Point point(int number) {
    return UniformDraws.allPoints(PROBLEM, 0).get(number);
  }

  private static StoredTrial stored(int number, TrialState state) {
    var network = PROBLEM.network(point(number)).orElseThrow();
    var score =
        state == TrialState.SCORED ? new Score(new Accuracy(80, 100), new Accuracy(75, 100)) : null;
    return new StoredTrial(
        new UUID(0, 1),
        number,
        network.decisions(),
        network.architecture().id(),
        network.estimate(),
        null,
        null,
        state,
        1,
        null,
        0,
        0,
        1,
        false,
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
