package io.thimble.worker.strategy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a trial of a {@link SimulatedSearch} will fare.
 *
 * @param modelBytes length of its file
 * @param correct clips that it tells at each rung, of {@link SimulatedSearch#CLIPS}
 * @param failsAfter rungs that it reaches before it fails; more than there are: it does not
 */
record PlannedTrial(long modelBytes, List<Integer> correct, int failsAfter) {
  /** Trials with few different costs and accuracies, so that equals are among them. */
  static List<PlannedTrial> random(Random random, int count, int rungs) {
    return Stream.generate(
            () ->
                new PlannedTrial(
                    1_000 * (1 + random.nextInt(10)),
                    IntStream.range(0, rungs)
                        .mapToObj(_ -> random.nextInt(SimulatedSearch.CLIPS))
                        .toList(),
                    random.nextInt(5) == 0 ? random.nextInt(rungs) : rungs + 1))
        .limit(count)
        .toList();
  }
}
