package io.thimble.worker.fleet;

import java.time.Duration;

/**
 * What is simulated.
 *
 * @param workers each with one place for trainings
 * @param connections that they share
 * @param times of trainings
 * @param rampUp in which the workers start, one after the other
 * @param settle after that, before figures are taken
 * @param window in which figures are taken
 * @param heartbeat between two signs of life; five missed ones mean death
 * @param trials of each search
 * @param seed of searches and times
 */
record FleetPlan(
    int workers,
    int connections,
    TrialTimes times,
    Duration rampUp,
    Duration settle,
    Duration window,
    Duration heartbeat,
    int trials,
    long seed) {
  /** Trials of a search that may be open at once. */
  static final int OPEN_PER_SEARCH = 16;

  /** Open trials for each worker: more than one, so that a free worker finds a trial. */
  static final int OPEN_PER_WORKER = 2;

  int searches() {
    return Math.max(1, workers * OPEN_PER_WORKER / OPEN_PER_SEARCH);
  }
}
