package io.thimble.hw.score;

import io.thimble.hw.statistics.BetaDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How probable it is that a trial is on the front, given that its accuracy was counted on a limited
 * number of clips. Every accuracy is drawn from what its count says about it, {@code Beta(correct +
 * 1/2, wrong + 1/2)}, for all trials at once and some thousand times over; the probability is the
 * share of rounds in which no other trial dominates. That is the probability of dominance of J. E.
 * Fieldsend and R. M. Everson ("Multi-objective optimisation in the presence of uncertainty", CEC
 * 2005) over all rivals together. Costs are exact, so who may dominate whom is worked out once.
 *
 * <p>Draws are stratified: a block of rounds has one draw in each of as many equal shares of a
 * trial's distribution, in an order of its own (McKay, Beckman and Conover, "A comparison of three
 * methods for selecting values of input variables", Technometrics 21, 1979). With the 4,096 rounds
 * a probability is right to about 0.01. The same bits on every machine.
 */
public final class FrontProbability {
  private static final int BLOCKS = 16;
  private static final int ROUNDS_OF_A_BLOCK = 256;
  private static final int PARTS = 1_024;
  private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final CostOrder order;
  private final List<double[]> quantiles;
  private final RandomGenerator random;

  private FrontProbability(CostOrder order, List<double[]> quantiles, RandomGenerator random) {
    this.order = order;
    this.quantiles = quantiles;
    this.random = random;
  }

  /**
   * The probability of each trial to be on the front, 0 to 1, in the order given.
   *
   * @param accuracies what was counted
   * @param objectives the values of the same trials, all to be minimised
   * @param errorIndex which of the objectives is one minus accuracy; its value is not looked at
   * @param seed the same seed gives the same probabilities
   * @throws IllegalArgumentException when the lists differ in length, a value is not a number, or
   *     there is no such objective
   */
  public static double[] of(
      List<Accuracy> accuracies, List<double[]> objectives, int errorIndex, long seed) {
    return of(accuracies, objectives, errorIndex, 0, seed);
  }

  /**
   * As above, where the accuracy also depends on the luck of a training.
   *
   * @param trainingDeviation standard deviation of the accuracy between trainings of one network
   *     that differ in their seeds; 0 where that does not matter
   */
  public static double[] of(
      List<Accuracy> accuracies,
      List<double[]> objectives,
      int errorIndex,
      double trainingDeviation,
      long seed) {
    requireComparable(accuracies, objectives, errorIndex);
    var known = new LinkedHashMap<Accuracy, double[]>();
    accuracies.forEach(
        accuracy -> known.computeIfAbsent(accuracy, counted -> errors(counted, trainingDeviation)));
    return new FrontProbability(
            CostOrder.of(objectives, errorIndex),
            accuracies.stream().map(known::get).toList(),
            GENERATORS.create(seed))
        .probabilities();
  }

  private static double[] errors(Accuracy counted, double trainingDeviation) {
    return BetaDistribution.ofCounts(counted.clips() - counted.correct(), counted.correct())
        .widenedBy(trainingDeviation * trainingDeviation)
        .quantiles(PARTS);
  }

  private double[] probabilities() {
    var rounds = new long[quantiles.size()];
    for (int block = 0; block < BLOCKS; block++) {
      count(quantiles.stream().map(this::draws).toList(), rounds);
    }
    return Arrays.stream(rounds)
        .mapToDouble(count -> (double) count / (BLOCKS * ROUNDS_OF_A_BLOCK))
        .toArray();
  }

  /** One draw in each stratum, in random order. */
  private double[] draws(double[] quantiles) {
    var draws = new double[ROUNDS_OF_A_BLOCK];
    for (int stratum = 0; stratum < draws.length; stratum++) {
      double place = (stratum + random.nextDouble()) / draws.length * PARTS;
      int part = Math.min((int) place, PARTS - 1);
      double draw = quantiles[part] + (place - part) * (quantiles[part + 1] - quantiles[part]);
      int other = random.nextInt(stratum + 1);
      draws[stratum] = draws[other];
      draws[other] = draw;
    }
    return draws;
  }

  /** Adds for each trial the rounds in which none that is nowhere dearer is as good. */
  private void count(List<double[]> errors, long[] rounds) {
    var leasts = new ArrayList<double[]>();
    for (var group : order.groups()) {
      var least = new double[ROUNDS_OF_A_BLOCK];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      for (int cheaper : group.cheaper()) {
        lower(least, leasts.get(cheaper));
      }
      // One error less than all of those at lower cost, and none of equal cost below it.
      var cheaperLeast = least.clone();
      group.members().forEach(member -> lower(least, errors.get(member)));
      for (int member : group.members()) {
        var own = errors.get(member);
        for (int round = 0; round < own.length; round++) {
          if (own[round] < cheaperLeast[round] && own[round] <= least[round]) {
            rounds[member]++;
          }
        }
      }
      leasts.add(least);
    }
  }

  private static void lower(double[] least, double[] others) {
    for (int i = 0; i < least.length; i++) {
      least[i] = Math.min(least[i], others[i]);
    }
  }

  private static void requireComparable(
      List<Accuracy> accuracies, List<double[]> objectives, int errorIndex) {
    if (accuracies.size() != objectives.size()) {
      throw new IllegalArgumentException(
          "%d accuracies do not belong to %d points. Maybe a trial has no score yet."
              .formatted(accuracies.size(), objectives.size()));
    }
    for (var values : objectives) {
      Front.requireComparable(values, objectives.getFirst().length);
      if (errorIndex < 0 || errorIndex >= values.length) {
        throw new IllegalArgumentException(
            "The error is not objective %d of %d. Maybe the search does not ask for accuracy."
                .formatted(errorIndex, values.length));
      }
    }
  }
}
