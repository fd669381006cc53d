package io.thimble.worker.fleet;

import java.util.Map;

/**
 * What a simulated fleet did to its PostgreSQL, and what that did to the fleet.
 *
 * @param seconds that were measured
 * @param trialsEnded trainings that came to an end or a rung
 * @param meanTraining trainings at once, on average
 * @param idleShare share of the workers' time in which they did not train
 * @param statementsPerSecond prepared by the fleet
 * @param transactionsPerSecond counted by PostgreSQL
 * @param postgresCores processor cores that PostgreSQL took
 * @param fleetCores processor cores that the simulation took; real workers bring their own
 * @param walMegabytesPerSecond written ahead
 * @param connectionMegabytes memory that a connection's process has for itself
 * @param deadTuples at the end
 * @param uses by what connections were taken for: how often, and how long with the wait for one
 * @param heldConnections by the same: connections held at once on average, waits not counted
 * @param lag from a task's time to its execution
 * @param gaps from the end of a worker's training to the beginning of its next one
 * @param died tasks whose heartbeats were missed, although every worker lived
 * @param lostAttempts of trials, for that reason
 * @param refusedConnections waits for a connection that took too long
 * @param scoredTwice trials with more than one score; fencing has it that there are none
 */
record FleetFigures(
    int workers,
    double seconds,
    long trialsEnded,
    double meanTraining,
    double idleShare,
    double statementsPerSecond,
    double transactionsPerSecond,
    double postgresCores,
    double fleetCores,
    double walMegabytesPerSecond,
    double connectionMegabytes,
    long deadTuples,
    Map<String, Latencies.Summary> uses,
    Map<String, Double> heldConnections,
    Map<String, Latencies.Summary> lag,
    Latencies.Summary gaps,
    long died,
    long lostAttempts,
    long refusedConnections,
    long scoredTwice) {
  /** How often connections were taken for this, and for how long. */
  Latencies.Summary of(Use use) {
    return uses.getOrDefault(use.label(), Latencies.Summary.NONE);
  }

  /** How often connections were taken for this, a second. */
  double rate(Use use) {
    return of(use).count() / seconds;
  }
}
