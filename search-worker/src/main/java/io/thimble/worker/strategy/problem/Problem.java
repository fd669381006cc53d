package io.thimble.worker.strategy.problem;

import java.util.List;
import java.util.Optional;

/**
 * What there is to choose from, and what of it is known beforehand. Answers depend on nothing but
 * their arguments; safe for use by several threads.
 */
public interface Problem {
  /** What can be chosen; at least one. */
  List<Domain> domains();

  /** What is traded off; at least one. */
  List<Goal> goals();

  /** Whether a point may become a trial, and what is known of it then; takes microseconds. */
  Admission admit(Point point);

  /** Known good points that are worth an early trial, in the order in which to try them. */
  List<Point> starts();

  /** The point as a candidate, if it may become a trial. */
  default Optional<Candidate> candidate(Point point) {
    return switch (admit(point)) {
      case Admission.Admitted(Candidate candidate) -> Optional.of(candidate);
      case Admission.Refused _ -> Optional.empty();
    };
  }

  /** The domain of a point. */
  default Domain domain(Point point) {
    return domains().get(point.domain());
  }
}
