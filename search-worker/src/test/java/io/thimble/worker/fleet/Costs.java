package io.thimble.worker.fleet;

import java.util.List;

/**
 * What searches cost: trials times epochs times the seconds of an epoch on one processor, times the
 * price of a processor for an hour. What workers wait, and PostgreSQL and the API, come on top.
 */
final class Costs {
  private static final double SECONDS_OF_AN_HOUR = 3_600;

  /**
   * Clips of an epoch by clips a second and core of a small DS-CNN (search-worker/docs/measured.md:
   * half of the epoch of 87,332 clips, as ten keywords are a third of Speech Commands; 2,823).
   */
  private static final double SPEECH_COMMANDS_EPOCH = 87_332 / 2.0 / 2_823;

  /** 100 trials of 30 epochs in 16 min 56 s on two cores (search-worker/docs/measured.md). */
  private static final double DEMO_EPOCH = 2 * (16 * 60 + 56) / 3_000.0;

  private static final List<Training> EXAMPLES =
      List.of(
          new Training("the demo's search on real speech, 3,630 clips", 100, 30, DEMO_EPOCH),
          new Training("60 trials on Speech Commands, 10 keywords", 60, 30, SPEECH_COMMANDS_EPOCH));

  private Costs() {}

  /** What the examples cost at this price of a processor for an hour. */
  static List<Cost> at(double price) {
    return EXAMPLES.stream()
        .map(
            search ->
                new Cost(
                    search.name(),
                    search.processorSeconds() / SECONDS_OF_AN_HOUR,
                    price * search.processorSeconds() / SECONDS_OF_AN_HOUR))
        .toList();
  }

  /** What a search trains, with seconds of one processor for an epoch. */
  private record Training(String name, int trials, int epochs, double epochSeconds) {
    double processorSeconds() {
      return trials * epochs * epochSeconds;
    }
  }

  /** What a search takes, and what that costs in the money of the price. */
  record Cost(String search, double processorHours, double cost) {}
}
