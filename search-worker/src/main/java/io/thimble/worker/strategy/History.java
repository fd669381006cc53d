package io.thimble.worker.strategy;

import io.thimble.db.trial.StoredTrial;
import io.thimble.hw.search.SearchSpec;
import io.thimble.worker.strategy.Outcome.Pending;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** The history of a stored search. */
  public static History of(SearchSpec spec, List<StoredTrial> trials) {
    return new History(trials.stream().map(trial -> Evaluated.of(spec, trial)).toList());
  }

  /** Whether everything that the proposal of this trial may depend on is known. */
  public boolean isReadyFor(int number, int parallelism) {
    return trials.size() >= number
        && trials.stream()
            .limit(Math.max(0, number - parallelism))
            .noneMatch(trial -> trial.outcome() instanceof Pending);
  }

  /**
   * The trials below {@code number - parallelism}: those whose results the proposal may see.
   *
   * @throws IllegalArgumentException when one of them has no result yet
   */
  List<Evaluated> resultsFor(int number, int parallelism) {
    if (!isReadyFor(number, parallelism)) {
      throw new IllegalArgumentException(
          "Trial %d cannot be proposed from %d trials, parallelism (%d). Maybe wait until all trials below %d have ended."
              .formatted(number, trials.size(), parallelism, Math.max(0, number - parallelism)));
    }
    return trials.subList(0, Math.max(0, number - parallelism));
  }

  /** The trials below {@code number}, whose decisions and costs the proposal may see. */
  List<Evaluated> proposedBefore(int number) {
    return trials.subList(0, number);
  }

  /** Ids of the architectures of the trials below {@code number}. */
  Set<String> architecturesBefore(int number) {
    return proposedBefore(number).stream()
        .map(Evaluated::architecture)
        .collect(Collectors.toUnmodifiableSet());
  }
}
