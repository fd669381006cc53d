package io.thimble.worker.strategy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What is tried before there is anything to learn from: known good points that fit, the smallest
 * ones first, and then architectures whose costs lie far apart.
 */
final class FirstTrials {
  private static final int SPREAD_DRAWS = 8;

  private FirstTrials() {}

  /** The start that is due as this trial: at most every fourth trial of a search is one. */
  static Optional<Candidate> start(Screen screen, int number) {
    var scope = screen.scope();
    if (number >= scope.spec().trials() / 4) {
      return Optional.empty();
    }
    return scope.starts().stream()
        .flatMap(start -> scope.candidate(start).stream())
        .filter(screen::isNew)
        .min(Comparator.comparingLong(start -> start.estimate().flash().modelBytes()));
  }

  /**
   * Of a few random candidates the one farthest from all earlier trials in the logarithms of its
   * costs (best-candidate sampling; Mitchell, "Spectrally optimal sampling for distribution ray
   * tracing", SIGGRAPH 1991).
   */
  static Optional<Candidate> spread(
      Screen screen, List<Evaluated> earlier, RandomGenerator random) {
    Optional<Candidate> farthest = Optional.empty();
    double distance = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < SPREAD_DRAWS; i++) {
      var candidate = UniformDraws.next(screen, random);
      if (candidate.isEmpty()) {
        return farthest;
      }
      var nearest = distance(candidate.get(), earlier);
      if (nearest > distance) {
        farthest = candidate;
        distance = nearest;
      }
    }
    return farthest;
  }

  private static double distance(Candidate candidate, List<Evaluated> earlier) {
    return earlier.stream()
        .mapToDouble(trial -> CostDistance.between(candidate.estimate(), trial.estimate()))
        .min()
        .orElse(0);
  }
}
