package io.thimble.worker.strategy.genetic;

import io.thimble.db.trial.Origin;
import io.thimble.worker.strategy.draw.EdgeDraws;
import io.thimble.worker.strategy.draw.Screen;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Proposal;
import io.thimble.worker.strategy.problem.Randoms;
import io.thimble.worker.strategy.problem.Result;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Aging evolution: the population is the latest results, whatever they are worth; of a random
 * sample of them the best has the next child, which differs from it in one decision (Real,
 * Aggarwal, Huang and Le, "Regularized evolution for image classifier architecture search", AAAI
 * 2019, algorithm 1). With several objectives "the best" is by a scalarisation with new random
 * weights each time, as μNAS has it (Liberis, Dudziak and Lane, "μNAS: constrained neural
 * architecture search for microcontrollers", EuroMLSys 2021, section 3.3). It is here to compare
 * with.
 *
 * <p>Those searches have 2,000 trials and a population of 100. Here the population is a fifth of
 * the trials, so that a short search does not end before evolution begins.
 */
public final class AgingEvolution implements Strategy {
  private static final int TRIALS_OF_A_MEMBER = 5;
  private static final int SMALLEST_POPULATION = 10;
  private static final int LARGEST_POPULATION = 100;

  /** A sample of 25 out of 100. */
  private static final int MEMBERS_OF_A_SAMPLE = 4;

  private static final int DRAWS = 512;

  /** So many draws in vain change one more decision. */
  private static final int DRAWS_OF_A_STEP = 64;

  @Override
  public String name() {
    return "aging-evolution";
  }

  @Override
  public Suggestion propose(Search search, History history, int number) {
    var results = history.resultsFor(search, number);
    var screen = new Screen(search, history, number);
    var random = Randoms.of(search.seed(), number);
    int size =
        Math.clamp(search.trials() / TRIALS_OF_A_MEMBER, SMALLEST_POPULATION, LARGEST_POPULATION);
    Optional<Proposal> child =
        results.size() < size
            ? Optional.empty()
            : child(screen, results.subList(results.size() - size, results.size()), random);
    return screen.conclude(
        child
            .or(() -> UniformDraws.propose(screen, random))
            .or(() -> EdgeDraws.propose(screen, history.proposedBefore(number), random)));
  }

  private static Optional<Proposal> child(
      Screen screen, List<Result> population, RandomGenerator random) {
    var sample =
        Randoms.shuffled(population, random)
            .subList(0, Math.max(2, population.size() / MEMBERS_OF_A_SAMPLE));
    var scale = new Scale(screen.problem().goals(), population);
    var weights = weights(screen.problem().goals().size(), random);
    var parent =
        sample.stream()
            .min(Comparator.comparingDouble(member -> chebyshev(scale, weights, member)))
            .orElseThrow();
    return changed(screen, parent.candidate(), random)
        .map(candidate -> new Proposal(candidate, origin(parent, sample.size())));
  }

  /** Steps from the parent until one is new and within the budget; more of them when in vain. */
  private static Optional<Candidate> changed(
      Screen screen, Candidate parent, RandomGenerator random) {
    var domain = screen.problem().domain(parent.point());
    for (int draw = 0; draw < DRAWS; draw++) {
      var point = parent.point();
      for (int step = 0; step <= draw / DRAWS_OF_A_STEP; step++) {
        point = Neighbours.step(domain, point, random);
      }
      var candidate = screen.test(point);
      if (candidate.isPresent()) {
        return candidate;
      }
    }
    return Optional.empty();
  }

  /** The greatest of the weighted objectives, of which the least is best. */
  private static double chebyshev(Scale scale, double[] weights, Result result) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      greatest = Math.max(greatest, weights[i] * scale.of(i, result.objectives().get(i)));
    }
    return greatest;
  }

  /** Uniform over all that sum to 1. */
  private static double[] weights(int objectives, RandomGenerator random) {
    var weights = new double[objectives];
    double sum = 0;
    for (int i = 0; i < objectives; i++) {
      weights[i] = -StrictMath.log(1 - random.nextDouble());
      sum += weights[i];
    }
    for (int i = 0; i < objectives; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static Origin origin(Result parent, int sample) {
    var isEarlier = parent.number() < 0;
    return new Origin(
        "child",
        "A step from %s, the best of %d by random weights."
            .formatted(
                isEarlier ? "an earlier search's trial" : "trial " + parent.number(), sample),
        isEarlier ? List.of() : List.of(parent.number()),
        null,
        null);
  }
}
