package io.thimble.worker.strategy.bayesian;

import java.util.random.RandomGenerator;

/**
 * A function drawn from all that a kernel holds possible before there are results: effects of
 * single decisions, and for the other parts of the kernel a sum of cosines with random frequencies
 * (A. Rahimi and B. Recht, "Random Features for Large-Scale Kernel Machines", NIPS 2007). A Matern
 * kernel of smoothness 5/2 has frequencies that follow Student's t distribution with five degrees
 * of freedom (Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, equation
 * 4.15). A wave's sign depends on the answer to an unordered decision as often as that the product
 * of two signs is expected to be the kernel's factor.
 */
final class RandomWaves {
  private static final int COUNT = 256;
  private static final int FREEDOM = 5;

  private final Kernel kernel;
  private final double[][] frequencies = new double[2 * COUNT][];
  private final double[] phases = new double[2 * COUNT];
  private final double[] amplitudes = new double[2 * COUNT];

  /** For each wave and unordered decision the sign of each answer, a bit each; 0 for none. */
  private final long[][] signs = new long[COUNT][];

  private final RandomEffects effects;

  RandomWaves(Kernel kernel, RandomGenerator random) {
    this.kernel = kernel;
    effects = new RandomEffects(kernel, random);
    for (int i = 0; i < 2 * COUNT; i++) {
      var isOfDecisions = i < COUNT;
      frequencies[i] =
          isOfDecisions
              ? frequencies(0, kernel.ordered(), random)
              : frequencies(kernel.decisions(), kernel.axes(), random);
      phases[i] = 2 * Math.PI * random.nextDouble();
      var variance = isOfDecisions ? kernel.jointVariance() : kernel.featuresVariance();
      amplitudes[i] = Math.sqrt(2 * variance / COUNT) * Normal.draw(random);
    }
    for (int i = 0; i < COUNT; i++) {
      signs[i] = new long[kernel.decisions() - kernel.ordered()];
      for (int j = 0; j < signs[i].length; j++) {
        var factor = StrictMath.exp(-kernel.weight(kernel.ordered() + j));
        signs[i][j] = random.nextDouble() < factor ? 0 : random.nextLong();
      }
    }
  }

  /** The function's value at a row. */
  double at(double[] row) {
    var sum = effects.at(row);
    for (int i = 0; i < COUNT; i++) {
      sum += sign(i, row) * wave(i, 0, row) + wave(COUNT + i, kernel.decisions(), row);
    }
    return sum;
  }

  private double wave(int wave, int from, double[] row) {
    var angle = phases[wave];
    for (int i = 0; i < frequencies[wave].length; i++) {
      angle += frequencies[wave][i] * row[from + i];
    }
    return amplitudes[wave] * StrictMath.cos(angle);
  }

  private int sign(int wave, double[] row) {
    long negative = 0;
    for (int i = 0; i < signs[wave].length; i++) {
      negative ^= signs[wave][i] >>> (int) (row[kernel.ordered() + i] + 1);
    }
    return (negative & 1) == 0 ? 1 : -1;
  }

  private double[] frequencies(int from, int to, RandomGenerator random) {
    double chiSquared = 0;
    for (int i = 0; i < FREEDOM; i++) {
      var normal = Normal.draw(random);
      chiSquared += normal * normal;
    }
    var frequencies = new double[to - from];
    for (int i = 0; i < frequencies.length; i++) {
      frequencies[i] =
          Math.sqrt(kernel.weight(from + i) * FREEDOM / chiSquared) * Normal.draw(random);
    }
    return frequencies;
  }
}
