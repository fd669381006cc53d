package io.thimble.worker.strategy.genetic;

import io.thimble.hw.score.Hypervolume;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Randoms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Which of many children is worth a trial: the one that would add most hypervolume to the front if
 * its measured objectives came to what its {@link FitnessApproximation} says, while its known
 * objectives are what they are (pre-screening by the improvement of the hypervolume: Emmerich,
 * Giannakoglou and Naujoks, "Single- and multiobjective evolutionary optimization assisted by
 * Gaussian random field metamodels", IEEE Transactions on Evolutionary Computation 10, 2006,
 * section V). A share of the trials goes to any child that is not useless, and another to local
 * search around the front, as the approximation would otherwise never hear where it is wrong.
 */
final class Prescreening {
  /** Share of the trials that any neighbour of the front gets, whatever is expected of it. */
  private static final double LOCAL_SEARCH = 0.1;

  /** Share of the trials that any child gets which is not useless. */
  private static final double UNBIASED = 0.15;

  /** What can be hoped for: so many deviations better than expected. */
  private static final double HOPE = 2;

  private final Scale scale;
  private final FitnessApproximation fitness;
  private final List<double[]> front;

  /**
   * Against this front.
   *
   * @param front scaled
   * @param pending trials without results; they count as what is expected of them, so that those
   *     beside them do not seem as good (Ginsbourger, Le Riche and Carraro, "Kriging is well-suited
   *     to parallelize optimization", 2010, section 4.2)
   */
  Prescreening(
      Scale scale, FitnessApproximation fitness, List<double[]> front, List<Candidate> pending) {
    this.scale = scale;
    this.fitness = fitness;
    this.front = new ArrayList<>(front);
    pending.forEach(candidate -> this.front.add(expected(candidate)));
  }

  /** The child to try, if there is any. */
  Optional<Chosen> choose(List<Child> children, RandomGenerator random) {
    var all = children.stream().map(this::screened).toList();
    double share = random.nextDouble();
    if (share < LOCAL_SEARCH) {
      var near = all.stream().filter(s -> s.child().kind() == Child.Kind.NEIGHBOUR).toList();
      if (!near.isEmpty()) {
        return Optional.of(chosen(Randoms.pick(near, random), "local search"));
      }
    } else if (share < LOCAL_SEARCH + UNBIASED) {
      var useful = all.stream().filter(screened -> !isUseless(screened)).toList();
      if (!useful.isEmpty()) {
        return Optional.of(
            chosen(
                Randoms.pick(useful, random),
                "any of %d children that could be on the front".formatted(useful.size())));
      }
    }
    return all.stream()
        .max(Comparator.comparingDouble(Screened::worth))
        .map(best -> chosen(best, "of %d children the most promising".formatted(all.size())));
  }

  /** A child with what is expected of it, and what that is worth. */
  private record Screened(Child child, double[] expected, double worth) {}

  private Screened screened(Child child) {
    var expected = expected(child.candidate());
    return new Screened(child, expected, worth(expected));
  }

  private Chosen chosen(Screened screened, String choice) {
    return new Chosen(screened.child(), screened.expected(), fitness.deviations(), choice);
  }

  /** Whether it would not be on the front even if it came out as well as can be hoped. */
  private boolean isUseless(Screened screened) {
    var hoped = screened.expected().clone();
    var deviations = fitness.deviations();
    for (int i = 0; i < hoped.length; i++) {
      if (Double.isNaN(screened.child().candidate().known().get(i))) {
        hoped[i] -= HOPE * deviations[i];
      }
    }
    return worth(hoped) <= 0;
  }

  /** What is expected in the objectives that have to be measured, and what is known of the rest. */
  private double[] expected(Candidate candidate) {
    var point = fitness.predict(candidate);
    for (int i = 0; i < point.length; i++) {
      double known = candidate.known().get(i);
      if (!Double.isNaN(known)) {
        point[i] = scale.of(i, known);
      }
    }
    return point;
  }

  /** Hypervolume where the point would be on the front, else below 0 by how far it would miss. */
  private double worth(double[] point) {
    double shortfall =
        front.stream().mapToDouble(member -> shortfall(point, member)).max().orElse(-1);
    return shortfall >= 0 ? -shortfall : addedVolume(point);
  }

  /** By how much a member is better in every objective; below 0 where it is not. */
  private static double shortfall(double[] point, double[] member) {
    return IntStream.range(0, point.length)
        .mapToDouble(i -> point[i] - member[i])
        .min()
        .orElseThrow();
  }

  /** The point's own box, less what members dominate of it. */
  private double addedVolume(double[] point) {
    var reference = new double[point.length];
    Arrays.fill(reference, Scale.REFERENCE);
    var limited = front.stream().map(member -> worseOfBoth(point, member)).toList();
    return Hypervolume.of(List.of(point), reference) - Hypervolume.of(limited, reference);
  }

  private static double[] worseOfBoth(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> Math.max(one[i], other[i])).toArray();
  }
}
