package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.Score;
import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.arch.Family;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.cost.MacsByKind;
import io.thimble.hw.score.Accuracy;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.TrialState;
import io.thimble.hw.space.Decisions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** A search in memory whose trials pass through rungs without any training. */
final class SimulatedSearch {
  static final int CLIPS = 100;
  private static final Score SCORE = new Score(new Accuracy(80, CLIPS), new Accuracy(75, CLIPS));

  private final SearchSpec spec;
  private final List<StoredTrial> trials = new ArrayList<>();
  private final List<RungResult> results = new ArrayList<>();

  SimulatedSearch(SearchSpec spec) {
    this.spec = spec;
  }

  /** How a trial ended, and how far it came. */
  record End(TrialState state, int rung) {}

  /**
   * Runs trials to their ends, as many at once as there are workers, which report in random order.
   * Checks on the way that the trial with the smallest number that has not ended never waits.
   */
  static List<End> run(SearchSpec spec, List<PlannedTrial> plans, int workers, Random random) {
    var search = new SimulatedSearch(spec);
    while (true) {
      search.carryOutAllThatIsDue();
      search.propose(plans, workers);
      var inTraining =
          search.trials.stream().filter(trial -> trial.state() == TrialState.QUEUED).toList();
      assertThat(search.trials.stream().filter(trial -> !trial.state().isFinal()).limit(1))
          .allMatch(lowest -> lowest.state() == TrialState.QUEUED);
      if (inTraining.isEmpty()) {
        assertThat(search.trials).hasSameSizeAs(plans);
        return search.trials.stream().map(trial -> new End(trial.state(), trial.rung())).toList();
      }
      var trial = inTraining.get(random.nextInt(inTraining.size()));
      search.train(trial, plans.get(trial.number()));
    }
  }

  /** A new trial in training. */
  void runs(int number) {
    add(number, 1);
  }

  /** A new trial that waits at the first rung. */
  void waits(int number, long modelBytes, int correct) {
    add(number, modelBytes);
    reach(trials.get(number), correct);
  }

  void fails(int number) {
    move(trials.get(number), TrialState.FAILED, trials.get(number).rung());
  }

  List<Promotions.Verdict> due() {
    return Promotions.due(spec, trials, results);
  }

  void carryOutAllThatIsDue() {
    for (var due = due(); !due.isEmpty(); due = due()) {
      for (var verdict : due) {
        var trial = verdict.trial();
        switch (verdict.fate()) {
          case PROMOTED -> move(trial, TrialState.QUEUED, trial.rung() + 1);
          case AUDITED -> move(trial, TrialState.QUEUED, spec.training().rungs().size());
          case STOPPED -> move(trial, TrialState.STOPPED, trial.rung());
        }
      }
    }
  }

  private void propose(List<PlannedTrial> plans, int parallelism) {
    while (trials.size() < plans.size()
        && trials.stream()
            .limit(Math.max(0, trials.size() - parallelism))
            .allMatch(trial -> trial.state().isFinal())) {
      add(trials.size(), plans.get(trials.size()).modelBytes());
    }
  }

  private void train(StoredTrial trial, PlannedTrial plan) {
    if (trial.rung() == plan.failsAfter()) {
      fails(trial.number());
    } else if (trial.rung() == spec.training().rungs().size()) {
      move(trial, TrialState.SCORED, trial.rung());
    } else {
      reach(trial, plan.correct().get(trial.rung()));
    }
  }

  private void reach(StoredTrial trial, int correct) {
    var epoch = spec.training().epochsOf(trial.rung());
    results.add(new RungResult(trial.number(), trial.rung(), epoch, new Accuracy(correct, CLIPS)));
    move(trial, TrialState.WAITING, trial.rung());
  }

  private void add(int number, long modelBytes) {
    assertThat(number).isEqualTo(trials.size());
    trials.add(
        trial(
            number,
            new Estimate(
                0,
                MacsByKind.of(Map.of()),
                0,
                new Estimate.Flash(modelBytes, 0, 0),
                new Estimate.Sram(0, 0, 0, 0, 0, 0),
                List.of()),
            TrialState.QUEUED,
            0));
  }

  private void move(StoredTrial trial, TrialState state, int rung) {
    trials.set(trial.number(), trial(trial.number(), trial.estimate(), state, rung));
  }

  private StoredTrial trial(int number, Estimate estimate, TrialState state, int rung) {
    return new StoredTrial(
        new UUID(0, 1),
        number,
        new Decisions(Family.DNN, new TreeMap<>(Map.of("number", number))),
        "a" + number,
        estimate,
        null,
        null,
        state,
        1,
        null,
        rung,
        0,
        spec.training().epochsOf(rung),
        false,
        state == TrialState.SCORED ? SCORE : null,
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
