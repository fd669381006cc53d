package io.thimble.worker.strategy.draw;

import io.thimble.db.search.Rejections;
import io.thimble.worker.strategy.problem.Admission;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Proposal;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Suggestion;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Lets through what is new and within the budget, and counts the rest. Made for one proposal. */
public final class Screen {
  private final Problem problem;
  private final Set<String> taken;
  private final TreeMap<String, Long> infeasible = new TreeMap<>();
  private long duplicate;

  /**
   * For the proposal of one trial.
   *
   * @param number the trial's
   */
  public Screen(Search search, History history, int number) {
    this(search.problem(), history.idsBefore(number));
  }

  Screen(Problem problem, Set<String> taken) {
    this.problem = problem;
    this.taken = taken;
  }

  /** What there is to choose from. */
  public Problem problem() {
    return problem;
  }

  /** The point as a candidate, or nothing, and one more rejection. */
  public Optional<Candidate> test(Point point) {
    return switch (problem.admit(point)) {
      case Admission.Admitted(Candidate candidate) when isNew(candidate) -> Optional.of(candidate);
      case Admission.Admitted _ -> {
        duplicate++;
        yield Optional.empty();
      }
      case Admission.Refused(String limit) -> {
        infeasible.merge(limit, 1L, Long::sum);
        yield Optional.empty();
      }
    };
  }

  /** Whether no earlier trial tries the same. */
  public boolean isNew(Candidate candidate) {
    return !taken.contains(candidate.id());
  }

  /** The answer, with all that was counted on the way. */
  public Suggestion conclude(Optional<Proposal> proposal) {
    var rejections = new Rejections(duplicate, infeasible);
    return proposal
        .<Suggestion>map(
            accepted ->
                new Suggestion.Accepted(accepted.candidate(), rejections, accepted.origin()))
        .orElseGet(() -> new Suggestion.Exhausted(rejections));
  }
}
