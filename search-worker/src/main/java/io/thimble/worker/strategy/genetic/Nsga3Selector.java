package io.thimble.worker.strategy.genetic;

import io.jenetics.IntegerGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import io.thimble.hw.score.Front;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The survivors of NSGA-III, which jenetics does not have: whole fronts, and of the last one those
 * that lie near reference directions of which few survivors are near (Deb and Jain, "An
 * evolutionary many-objective optimization algorithm using reference-point-based nondominated
 * sorting approach, part I", IEEE Transactions on Evolutionary Computation 18, 2014, algorithms 1
 * to 4). All objectives are minimised.
 */
final class Nsga3Selector implements Selector<IntegerGene, Vec<double[]>> {
  @Override
  public ISeq<Phenotype<IntegerGene, Vec<double[]>>> select(
      Seq<Phenotype<IntegerGene, Vec<double[]>>> population, int count, Optimize optimize) {
    var points = population.stream().map(phenotype -> phenotype.fitness().data()).toList();
    return survivors(points, count).stream().map(population::get).collect(ISeq.toISeq());
  }

  /** Places of the survivors among the points; all of them where there are no more than wanted. */
  static List<Integer> survivors(List<double[]> points, int count) {
    if (points.size() <= count) {
      return IntStream.range(0, points.size()).boxed().toList();
    }
    int[] ranks = Front.ranks(points);
    var survivors = new ArrayList<Integer>();
    for (int rank = 0; ; rank++) {
      int wanted = rank;
      var front = IntStream.range(0, ranks.length).filter(i -> ranks[i] == wanted).boxed().toList();
      if (survivors.size() + front.size() > count) {
        fill(survivors, new ArrayList<>(front), points, count);
        return survivors;
      }
      survivors.addAll(front);
    }
  }

  /** A direction, and how far a point is from it. */
  private record Association(int direction, double distance) {}

  private static void fill(
      List<Integer> survivors, List<Integer> last, List<double[]> points, int count) {
    var directions = ReferenceDirections.atMost(points.getFirst().length, count);
    var considered = new ArrayList<>(survivors);
    considered.addAll(last);
    var normalised = normalised(considered.stream().map(points::get).toList());
    var associations = new Association[points.size()];
    for (int i = 0; i < considered.size(); i++) {
      associations[considered.get(i)] = nearest(normalised.get(i), directions);
    }
    var crowds = new int[directions.size()];
    survivors.forEach(survivor -> crowds[associations[survivor].direction()]++);
    while (survivors.size() < count) {
      var chosen = next(last, associations, crowds);
      survivors.add(chosen);
      last.remove(chosen);
      crowds[associations[chosen].direction()]++;
    }
  }

  /** One near the emptiest direction that has any: the nearest if it is empty, else any. */
  private static Integer next(List<Integer> last, Association[] associations, int[] crowds) {
    var random = RandomRegistry.random();
    int fewest =
        last.stream().mapToInt(i -> crowds[associations[i].direction()]).min().orElseThrow();
    int[] emptiest =
        last.stream()
            .mapToInt(i -> associations[i].direction())
            .filter(direction -> crowds[direction] == fewest)
            .distinct()
            .toArray();
    int direction = emptiest[random.nextInt(emptiest.length)];
    var near = last.stream().filter(i -> associations[i].direction() == direction).toList();
    return fewest > 0
        ? near.get(random.nextInt(near.size()))
        : near.stream()
            .min(Comparator.comparingDouble(i -> associations[i].distance()))
            .orElseThrow();
  }

  private static Association nearest(double[] point, List<double[]> directions) {
    return IntStream.range(0, directions.size())
        .mapToObj(i -> new Association(i, distance(point, directions.get(i))))
        .min(Comparator.comparingDouble(Association::distance))
        .orElseThrow();
  }

  /** Perpendicular, to the line from the origin. */
  private static double distance(double[] point, double[] direction) {
    double product = 0;
    double length = 0;
    double squares = 0;
    for (int i = 0; i < point.length; i++) {
      product += point[i] * direction[i];
      length += direction[i] * direction[i];
      squares += point[i] * point[i];
    }
    return Math.sqrt(Math.max(0, squares - product * product / length));
  }

  private static List<double[]> normalised(List<double[]> points) {
    var least = points.getFirst().clone();
    for (var point : points) {
      Arrays.setAll(least, i -> Math.min(least[i], point[i]));
    }
    var moved = points.stream().map(point -> combine(point, i -> point[i] - least[i])).toList();
    var widths = Intercepts.of(moved);
    return moved.stream().map(point -> combine(point, i -> point[i] / widths[i])).toList();
  }

  private static double[] combine(double[] point, IntToDoubleFunction coordinate) {
    return IntStream.range(0, point.length).mapToDouble(coordinate).toArray();
  }
}
