package io.thimble.worker.strategy.bayesian;

import io.thimble.db.search.Importance.Share;
import io.thimble.worker.strategy.draw.UniformDraws;
import io.thimble.worker.strategy.problem.Candidate;
import io.thimble.worker.strategy.problem.Domain;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Problem;
import io.thimble.worker.strategy.problem.Randoms;
import io.thimble.worker.strategy.problem.Search;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Shares of a surrogate's variance over the candidates of a domain that are within the budget, by
 * decision (functional analysis of variance; F. Hutter, H. Hoos and K. Leyton-Brown, "An Efficient
 * Approach for Assessing Hyperparameter Importance", ICML 2014). A decision without effect counts
 * as one more answer to it.
 */
final class Sensitivity {
  private static final int CANDIDATES = 600;
  private static final int DRAWS = 20 * CANDIDATES;
  private static final int NO_TRIAL = -1;
  private static final int NO_EFFECT = -1;

  private final Problem problem;
  private final Domain domain;
  private final Surrogate surrogate;
  private final RandomGenerator random;
  private final List<Point> points = new ArrayList<>();
  private final double[] values;
  private final double mean;
  private final double variance;

  Sensitivity(Search search, int domain, Surrogate surrogate) {
    problem = search.problem();
    this.domain = problem.domains().get(domain);
    this.surrogate = surrogate;
    random = Randoms.of(search.seed(), NO_TRIAL);
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < DRAWS && candidates.size() < CANDIDATES; i++) {
      problem.candidate(UniformDraws.sample(problem, domain, random)).ifPresent(candidates::add);
    }
    candidates.forEach(candidate -> points.add(candidate.point()));
    values = candidates.stream().mapToDouble(surrogate::mean).toArray();
    mean = mean(values);
    variance = mean(Arrays.stream(values).map(value -> square(value - mean)).toArray());
  }

  /** One for each variable with a choice; none where too little is within the budget to tell. */
  List<Share> shares() {
    return variance > 0
        ? IntStream.range(0, domain.variables().size())
            .filter(variable -> domain.variables().get(variable).answers() > 1)
            .mapToObj(this::share)
            .toList()
        : List.of();
  }

  private Share share(int variable) {
    var main = Math.clamp(main(variable) / variance, 0, 1);
    var total = Math.clamp(total(variable) / variance, main, 1);
    return new Share(domain.name(), domain.variables().get(variable).name(), main, total);
  }

  /**
   * Variance of the mean values by answer, less what means over so few candidates vary anyway (the
   * estimator of a variance component; C. Eisenhart, "The assumptions underlying the analysis of
   * variance", 1947).
   */
  private double main(int variable) {
    var groups = new TreeMap<Integer, List<Double>>();
    for (int i = 0; i < values.length; i++) {
      var answer =
          domain.isActive(points.get(i), variable)
              ? points.get(i).answers().get(variable)
              : NO_EFFECT;
      groups.computeIfAbsent(answer, _ -> new ArrayList<>()).add(values[i]);
    }
    double between = 0;
    double within = 0;
    for (var group : groups.values()) {
      var groupMean = mean(group.stream().mapToDouble(Double::doubleValue).toArray());
      between += group.size() * square(groupMean - mean);
      within += group.stream().mapToDouble(value -> square(value - groupMean)).sum();
    }
    var free = values.length - groups.size();
    var chance = free > 0 ? (groups.size() - 1) * within / free : 0;
    return (between - chance) / values.length;
  }

  /**
   * Half the mean square of what another answer changes (M. Jansen, "Analysis of variance designs
   * for model output", 1999), over those that are within the budget too.
   */
  private double total(int variable) {
    double squares = 0;
    int pairs = 0;
    for (int i = 0; i < values.length; i++) {
      var answer = random.nextInt(domain.variables().get(variable).answers());
      var other = problem.candidate(points.get(i).with(variable, answer));
      if (other.isPresent()) {
        squares += square(surrogate.mean(other.get()) - values[i]);
        pairs++;
      }
    }
    return pairs > 0 ? squares / (2 * pairs) : 0;
  }

  private static double mean(double[] values) {
    return values.length > 0 ? Arrays.stream(values).sum() / values.length : 0;
  }

  private static double square(double value) {
    return value * value;
  }
}
