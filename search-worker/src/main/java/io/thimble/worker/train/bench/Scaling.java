package io.thimble.worker.train.bench;

import java.util.List;

/**
 * What two trainings at once on two cores came to, beside one on one core.
 *
 * @param network what was trained
 * @param way how the two ran: in threads of one process, or in processes
 * @param samplesPerSecond median of both together, in a second of wall clock
 * @param samplesPerSecondAlone median of the one
 * @param ratio median over pairs
 * @param lowestRatio of all pairs
 * @param highestRatio of all pairs
 * @param processorTimeRatio twice the clips of a second of processor time, by those of the one: the
 *     same on an idle machine, and hardly disturbed on a busy one
 * @param pairs how many there were
 */
public record Scaling(
    String network,
    String way,
    double samplesPerSecond,
    double samplesPerSecondAlone,
    double ratio,
    double lowestRatio,
    double highestRatio,
    double processorTimeRatio,
    int pairs) {
  /** Compares run by run. */
  static Scaling of(String network, String way, List<Rate> together, List<Rate> alone) {
    var both = together.stream().map(Rate::samplesPerSecond).toList();
    var one = alone.stream().map(Rate::samplesPerSecond).toList();
    var ratios = Ratios.of(both, one);
    var bothPerCore = together.stream().map(rate -> 2 * rate.samplesPerSecondPerCore()).toList();
    var onePerCore = alone.stream().map(Rate::samplesPerSecondPerCore).toList();
    return new Scaling(
        network,
        way,
        Ratios.median(both),
        Ratios.median(one),
        ratios.median(),
        ratios.lowest(),
        ratios.highest(),
        Ratios.of(bothPerCore, onePerCore).median(),
        together.size());
  }
}
