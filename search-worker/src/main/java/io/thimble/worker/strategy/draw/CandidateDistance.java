package io.thimble.worker.strategy.draw;

import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Problem;

/** How differently two candidates are made, and burden a chip. */
final class CandidateDistance {
  private CandidateDistance() {}

  /**
   * Euclidean, over features and, within a domain, over the places of the answers. Features are
   * octaves, so they count for more where costs differ by factors.
   */
  static double between(Problem problem, Candidate a, Candidate b) {
    double squares = 0;
    for (int i = 0; i < a.features().size(); i++) {
      squares += square(a.features().get(i) - b.features().get(i));
    }
    if (a.point().domain() == b.point().domain()) {
      squares += answers(problem, a, b);
    }
    return Math.sqrt(squares);
  }

  private static double answers(Problem problem, Candidate a, Candidate b) {
    var domain = problem.domain(a.point());
    double squares = 0;
    for (int i = 0; i < domain.variables().size(); i++) {
      var variable = domain.variables().get(i);
      int one = a.point().answers().get(i);
      int other = b.point().answers().get(i);
      if (one != other && domain.isActive(a.point(), i) && domain.isActive(b.point(), i)) {
        squares +=
            variable.ordered()
                ? square(variable.places().get(one) - variable.places().get(other))
                : 1;
      }
    }
    return squares;
  }

  private static double square(double value) {
    return value * value;
  }
}
