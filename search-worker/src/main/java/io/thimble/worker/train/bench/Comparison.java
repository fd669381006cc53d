package io.thimble.worker.train.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What pairs of runs came to.
 *
 * @param network what was trained
 * @param samplesPerSecondPerCore median of our runs
 * @param peer who the other side is
 * @param peerSamplesPerSecondPerCore median of the peer's runs
 * @param ratio median over pairs of ours by the peer's
 * @param lowestRatio of all pairs
 * @param highestRatio of all pairs
 * @param pairs how many there were
 */
public record Comparison(
    String network,
    double samplesPerSecondPerCore,
    String peer,
    double peerSamplesPerSecondPerCore,
    double ratio,
    double lowestRatio,
    double highestRatio,
    int pairs) {
  /** Compares run by run. */
  static Comparison of(String network, List<Double> ours, String peer, List<Double> theirs) {
    var ratios =
        IntStream.range(0, ours.size())
            .mapToObj(i -> ours.get(i) / theirs.get(i))
            .sorted()
            .toList();
    return new Comparison(
        network,
        median(ours),
        peer,
        median(theirs),
        median(ratios),
        ratios.getFirst(),
        ratios.getLast(),
        ratios.size());
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
