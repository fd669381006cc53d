package io.thimble.worker.quantize.bench;

import io.thimble.hw.statistics.Mean;
import java.util.List;
import java.util.function.Function;

/**
 * What the trainings of one network came to.
 *
 * @param preset the network
 * @param seeds how many trainings there were
 * @param floatValidation accuracy in float on the validation split, in percent
 * @param integerValidation the same of the file that ships
 * @param validationLoss points lost there
 * @param floatTest accuracy in float on the test split, in percent
 * @param integerTest the same of the file that ships
 * @param testLoss points lost there
 */
public record PresetResult(
    String preset,
    int seeds,
    Mean floatValidation,
    Mean integerValidation,
    Mean validationLoss,
    Mean floatTest,
    Mean integerTest,
    Mean testLoss) {
  /** Sums up the trainings of one network. */
  static PresetResult of(String preset, List<SeedResult> seeds) {
    return new PresetResult(
        preset,
        seeds.size(),
        mean(seeds, seed -> 100 * seed.validation().floating().accuracy()),
        mean(seeds, seed -> 100 * seed.validation().integer().accuracy()),
        mean(seeds, seed -> seed.validation().points()),
        mean(seeds, seed -> 100 * seed.test().floating().accuracy()),
        mean(seeds, seed -> 100 * seed.test().integer().accuracy()),
        mean(seeds, seed -> seed.test().points()));
  }

  private static Mean mean(List<SeedResult> seeds, Function<SeedResult, Double> value) {
    return Mean.of(seeds.stream().map(value).toList());
  }
}
