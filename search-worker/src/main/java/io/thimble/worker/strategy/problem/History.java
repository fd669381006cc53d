package io.thimble.worker.strategy.problem;

import io.thimble.worker.strategy.problem.Outcome.Pending;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The trials of a search so far.
 *
 * @param trials by number, from 0 on without a gap
 */
public record History(List<Evaluated> trials) {
  /** Before the first trial. */
  public static final History EMPTY = new History(List.of());

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when they are not 0, 1, 2 …
   */
  public History {
    trials = List.copyOf(trials);
    for (int i = 0; i < trials.size(); i++) {
      if (trials.get(i).number() != i) {
        throw new IllegalArgumentException(
            "Trial %d stands at place %d of the history. Maybe the trials are not in order of their numbers."
                .formatted(trials.get(i).number(), i));
      }
    }
  }

  /** Whether everything that the proposal of this trial may depend on is known. */
  public boolean isReadyFor(int number, int parallelism) {
    return trials.size() >= number
        && trials.stream()
            .limit(Math.max(0, number - parallelism))
            .noneMatch(trial -> trial.outcome() instanceof Pending);
  }

  /**
   * What the proposal of a trial may learn from: results of earlier searches, then of the trials
   * below {@code number - parallelism}, foreseen where they were stopped at a rung. Failed trials
   * have none.
   *
   * @throws IllegalArgumentException when one of those trials has not ended
   */
  public List<Result> resultsFor(Search search, int number) {
    requireReadyFor(search, number);
    var seen = trials.subList(0, search.firstUnseen(number));
    return Stream.concat(search.warm().stream(), Foresight.complete(seen).stream()).toList();
  }

  /**
   * Checks that everything is known that the proposal of this trial may depend on.
   *
   * @throws IllegalArgumentException when it is not
   */
  public void requireReadyFor(Search search, int number) {
    if (!isReadyFor(number, search.parallelism())) {
      throw new IllegalArgumentException(
          "Trial %d cannot be proposed from %d trials, parallelism (%d). Maybe wait until all trials below %d have ended."
              .formatted(number, trials.size(), search.parallelism(), search.firstUnseen(number)));
    }
  }

  /** The trials below {@code number} whose results its proposal may not look at. */
  public List<Candidate> pendingFor(Search search, int number) {
    return trials.subList(search.firstUnseen(number), number).stream()
        .map(Evaluated::candidate)
        .toList();
  }

  /** What the trials below {@code number} try. */
  public List<Candidate> proposedBefore(int number) {
    return trials.subList(0, number).stream().map(Evaluated::candidate).toList();
  }

  /** Ids of what the trials below {@code number} try. */
  public Set<String> idsBefore(int number) {
    return proposedBefore(number).stream()
        .map(Candidate::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
