package io.thimble.worker.strategy.draw;

import io.thimble.db.trial.Origin;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Proposal;
import io.thimble.worker.strategy.problem.Search;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What is tried before there is anything to learn from: known good points that fit, and then
 * candidates that lie far apart.
 */
public final class FirstTrials {
  private static final int SPREAD_DRAWS = 8;
  private static final Origin START =
      Origin.of("start", "A known good network, tried early because it is within the budget.");
  private static final Origin SPREAD =
      Origin.of("spread", "Drawn far from all earlier trials, to see more of the space.");

  private FirstTrials() {}

  /** The start that is due as this trial: at most a quarter of a search's trials are starts. */
  public static Optional<Proposal> start(Search search, Screen screen, int number) {
    if (number >= search.trials() / 4) {
      return Optional.empty();
    }
    return search.problem().starts().stream()
        .flatMap(start -> search.problem().candidate(start).stream())
        .filter(screen::isNew)
        .findFirst()
        .map(candidate -> new Proposal(candidate, START));
  }

  /**
   * Of a few random candidates of the domains that were tried least, the one farthest from all
   * earlier trials in features and answers (best-candidate sampling; Mitchell, "Spectrally optimal
   * sampling for distribution ray tracing", SIGGRAPH 1991).
   */
  public static Optional<Proposal> spread(
      Screen screen, List<Candidate> earlier, RandomGenerator random) {
    var domains = leastTried(screen.problem(), earlier);
    Optional<Candidate> farthest = Optional.empty();
    double distance = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < SPREAD_DRAWS; i++) {
      var candidate =
          UniformDraws.nextOf(domains, screen, random).or(() -> UniformDraws.next(screen, random));
      if (candidate.isEmpty()) {
        break;
      }
      var nearest = distance(screen, candidate.get(), earlier);
      if (nearest > distance) {
        farthest = candidate;
        distance = nearest;
      }
    }
    return farthest.map(candidate -> new Proposal(candidate, SPREAD));
  }

  /** Nothing can be known of a family that was never tried. */
  private static List<Integer> leastTried(Problem problem, List<Candidate> earlier) {
    var counts = new int[problem.domains().size()];
    earlier.forEach(candidate -> counts[candidate.point().domain()]++);
    var least = IntStream.of(counts).min().orElseThrow();
    return IntStream.range(0, counts.length).filter(i -> counts[i] == least).boxed().toList();
  }

  private static double distance(Screen screen, Candidate candidate, List<Candidate> earlier) {
    return earlier.stream()
        .mapToDouble(other -> CandidateDistance.between(screen.problem(), candidate, other))
        .min()
        .orElse(0);
  }
}
