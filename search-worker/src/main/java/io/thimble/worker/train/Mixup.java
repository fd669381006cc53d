package io.thimble.worker.train;

import java.util.random.RandomGenerator;

/**
 * Mixes two clips and what the network should say about them (Zhang et al., arXiv 1710.09412,
 * section 2). Here each of the two keeps its place: one gets a share of the other, and the other
 * the same share of it.
 *
 * @param alpha both parameters of the beta distribution that shares are drawn from; 0: clips stay
 *     as they are
 */
record Mixup(double alpha) {
  boolean mixes() {
    return alpha > 0;
  }

  /**
   * The first clip's share, from 0 to 1: a beta variate from two uniform ones. Bailey's polar
   * method gives Student's t with 2 alpha degrees of freedom (Mathematics of Computation 62, 1994),
   * and {@code t / sqrt(2 alpha + t^2)} is {@code 2 beta - 1} (L. Devroye, "Random variate
   * generation in one line of code", 1996, section 4).
   */
  double share(RandomGenerator random) {
    double radius = StrictMath.pow(1 - random.nextDouble(), -1 / alpha) - 1;
    double direction = StrictMath.cos(2 * Math.PI * random.nextDouble());
    double square = radius * direction * direction;
    return 0.5 + Math.copySign(0.5, direction) / Math.sqrt(1 + 1 / square);
  }

  /** Mixes in place. */
  static void mix(float[] first, float[] second, float share) {
    for (int i = 0; i < first.length; i++) {
      float ofFirst = first[i];
      float ofSecond = second[i];
      first[i] = ofSecond + share * (ofFirst - ofSecond);
      second[i] = ofFirst + share * (ofSecond - ofFirst);
    }
  }
}
