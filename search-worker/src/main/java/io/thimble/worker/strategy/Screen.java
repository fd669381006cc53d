package io.thimble.worker.strategy;

import io.thimble.db.search.Rejections;
import io.thimble.hw.space.Decisions;
import java.util.Optional;
import java.util.Set;

/** Lets through what is new and within the budget, and counts the rest. Made for one proposal. */
final class Screen {
  private final SearchScope scope;
  private final Set<String> taken;
  private long duplicate;
  private long infeasible;

  Screen(SearchScope scope, Set<String> taken) {
    this.scope = scope;
    this.taken = taken;
  }

  SearchScope scope() {
    return scope;
  }

  /** The point as a candidate, or nothing, and one more rejection. */
  Optional<Candidate> test(Decisions decisions) {
    var architecture = scope.decode(decisions);
    if (architecture.isPresent() && taken.contains(architecture.get().id())) {
      duplicate++;
      return Optional.empty();
    }
    var candidate = scope.candidate(decisions);
    if (candidate.isEmpty()) {
      infeasible++;
    }
    return candidate;
  }

  /** Whether no trial has the candidate's architecture. */
  boolean isNew(Candidate candidate) {
    return !taken.contains(candidate.id());
  }

  Suggestion conclude(Optional<Candidate> candidate) {
    var rejections = new Rejections(duplicate, infeasible);
    return candidate
        .<Suggestion>map(accepted -> new Suggestion.Accepted(accepted, rejections))
        .orElseGet(() -> new Suggestion.Exhausted(rejections));
  }
}
