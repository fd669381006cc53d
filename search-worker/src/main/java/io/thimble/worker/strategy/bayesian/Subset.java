package io.thimble.worker.strategy.bayesian;

import io.thimble.hw.score.Front;
import io.thimble.worker.strategy.problem.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The results that a model is made from where all would take too long: half of them those that the
 * fewest others dominate, for that is where a good one is looked for, and half of them far from
 * each other, so that nothing is forgotten.
 */
final class Subset {
  private Subset() {}

  /**
   * Chooses.
   *
   * @param most how many, at most
   * @param row a result's place, by which distances are measured
   * @return in the order of the results
   */
  static List<Result> of(List<Result> results, int most, Function<Result, double[]> row) {
    if (results.size() <= most) {
      return results;
    }
    var dominating = dominating(results);
    var chosen = new ArrayList<Integer>();
    IntStream.range(0, results.size())
        .boxed()
        .sorted(Comparator.comparingInt(i -> dominating[i]))
        .limit(most / 2)
        .forEach(chosen::add);
    addFarApart(chosen, results.stream().map(row).toList(), most);
    return chosen.stream().sorted().map(results::get).toList();
  }

  /** By how many others each result is dominated. */
  private static int[] dominating(List<Result> results) {
    var values = results.stream().map(Subset::values).toList();
    return values.stream()
        .mapToInt(value -> (int) values.stream().filter(by -> Front.isBetter(by, value)).count())
        .toArray();
  }

  private static double[] values(Result result) {
    return result.objectives().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Adds the one that is farthest from all that are chosen, again and again (T. Gonzalez,
   * "Clustering to minimize the maximum intercluster distance", 1985).
   */
  private static void addFarApart(List<Integer> chosen, List<double[]> rows, int most) {
    var distances = new double[rows.size()];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    chosen.forEach(i -> approach(distances, rows, i));
    while (chosen.size() < most) {
      int farthest = 0;
      for (int i = 1; i < distances.length; i++) {
        farthest = distances[i] > distances[farthest] ? i : farthest;
      }
      chosen.add(farthest);
      approach(distances, rows, farthest);
    }
  }

  private static void approach(double[] distances, List<double[]> rows, int chosen) {
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.min(distances[i], squaredDistance(rows.get(i), rows.get(chosen)));
    }
    // Never again, even where all that remains lies at the same place.
    distances[chosen] = -1;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
