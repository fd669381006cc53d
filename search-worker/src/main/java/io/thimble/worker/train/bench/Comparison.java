package io.thimble.worker.train.bench;

import java.util.List;

/**
 * What pairs of runs of one network came to.
 *
 * @param network what was trained
 * @param samplesPerSecondPerCore median of our runs, in a second of processor time
 * @param peer who the other side is
 * @param peerSamplesPerSecondPerCore median of the peer's runs
 * @param ratio median over pairs of ours by the peer's
 * @param lowestRatio of all pairs
 * @param highestRatio of all pairs
 * @param wallClockRatio as {@code ratio}, in seconds of wall clock; the same on an idle machine
 * @param shareOfPeak what we use of the core: {@code rate x 3 x 2 x MACs / peak}, for one forward
 *     product of each layer and two backward ones (by its input and by its weights), two operations
 *     a multiply-accumulate, and as peak the engine's rate of products of 1024 x 1024
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
    double wallClockRatio,
    double shareOfPeak,
    int pairs) {
  private static final int PRODUCTS = 3;
  private static final int OPERATIONS = 2;

  /** Compares run by run. */
  static Comparison of(
      String network,
      List<Rate> ours,
      String peer,
      List<Rate> theirs,
      long macs,
      double operationsPerSecond) {
    var ratios = Ratios.of(perCore(ours), perCore(theirs));
    var rate = Ratios.median(perCore(ours));
    return new Comparison(
        network,
        rate,
        peer,
        Ratios.median(perCore(theirs)),
        ratios.median(),
        ratios.lowest(),
        ratios.highest(),
        Ratios.of(perSecond(ours), perSecond(theirs)).median(),
        rate * PRODUCTS * OPERATIONS * macs / operationsPerSecond,
        ours.size());
  }

  private static List<Double> perCore(List<Rate> rates) {
    return rates.stream().map(Rate::samplesPerSecondPerCore).toList();
  }

  private static List<Double> perSecond(List<Rate> rates) {
    return rates.stream().map(Rate::samplesPerSecond).toList();
  }
}
