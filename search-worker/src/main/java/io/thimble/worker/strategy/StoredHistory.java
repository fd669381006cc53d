package io.thimble.worker.strategy;

import io.thimble.db.trial.RungResult;
import io.thimble.db.trial.StoredTrial;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Evaluated;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Outcome;
import java.util.List;
import java.util.Objects;

/** Stored trials as a strategy sees them. */
public final class StoredHistory {
  private final ArchitectureProblem problem;
  private final List<RungResult> rungs;

  private StoredHistory(ArchitectureProblem problem, List<RungResult> rungs) {
    this.problem = problem;
    this.rungs = rungs;
  }

  /**
   * The history of a stored search.
   *
   * @param trials by number
   * @param rungs what they had learnt at rungs, by trial and by rung
   * @throws IllegalArgumentException when a trial's decisions are none of the problem's
   */
  public static History of(
      ArchitectureProblem problem, List<StoredTrial> trials, List<RungResult> rungs) {
    var stored = new StoredHistory(problem, rungs);
    return new History(trials.stream().map(stored::evaluated).toList());
  }

  private Evaluated evaluated(StoredTrial trial) {
    var looks =
        rungs.stream()
            .filter(result -> result.trial() == trial.number())
            .map(result -> problem.objectives(trial.estimate(), result.floating()))
            .toList();
    return new Evaluated(trial.number(), candidate(trial), outcome(trial, looks), looks);
  }

  private Candidate candidate(StoredTrial trial) {
    return problem
        .point(trial.decisions())
        .map(point -> problem.candidate(point, trial.architecture(), trial.estimate()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Trial %d is of a family (%s) that the search does not have. Maybe it is another search's."
                        .formatted(trial.number(), trial.decisions().family().label())));
  }

  private Outcome outcome(StoredTrial trial, List<List<Double>> looks) {
    return switch (trial.state()) {
      case QUEUED, RUNNING, WAITING -> new Outcome.Pending();
      case FAILED, CANCELLED -> new Outcome.Failed();
      case STOPPED -> new Outcome.Stopped(trial.rung(), looks.getLast());
      case SCORED -> {
        var score = Objects.requireNonNull(trial.validation(), "a scored trial has a score");
        yield new Outcome.Measured(problem.objectives(trial.estimate(), score.int8()));
      }
    };
  }
}
