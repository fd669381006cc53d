package io.thimble.worker.train.bench;

import java.util.List;
import java.util.stream.IntStream;

/** Medians of runs, and of what they come to pair by pair. */
record Ratios(double median, double lowest, double highest) {
  /** Compares run by run. */
  static Ratios of(List<Double> ours, List<Double> theirs) {
    var sorted =
        IntStream.range(0, ours.size())
            .mapToObj(i -> ours.get(i) / theirs.get(i))
            .sorted()
            .toList();
    return new Ratios(median(sorted), sorted.getFirst(), sorted.getLast());
  }

  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
