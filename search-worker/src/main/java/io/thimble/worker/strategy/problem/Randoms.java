package io.thimble.worker.strategy.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Everything that is drawn, from the seed and the trial's number alone. */
public final class Randoms {
  private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private Randoms() {}

  /** The generator of one proposal. */
  public static RandomGenerator of(long seed, int number) {
    return GENERATORS.create(mix(seed + mix(number)));
  }

  public static <T> T pick(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The same elements in random order (Fisher and Yates). */
  public static <T> List<T> shuffled(List<T> elements, RandomGenerator random) {
    var shuffled = new ArrayList<>(elements);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      var j = random.nextInt(i + 1);
      var other = shuffled.set(j, shuffled.get(i));
      shuffled.set(i, other);
    }
    return shuffled;
  }

  /**
   * Spreads neighbouring numbers over all 64 bits: the finalizer of SplitMix64 (Steele, Lea and
   * Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
   */
  private static long mix(long value) {
    var z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
