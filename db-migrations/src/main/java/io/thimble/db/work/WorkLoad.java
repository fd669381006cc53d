package io.thimble.db.work;

import java.time.Duration;

/**
 * What is to be done, over all searches.
 *
 * @param searches searches that have not ended
 * @param waitingTrials trials that wait for a worker
 * @param runningTrials trials in training
 * @param comparedTrials trials that wait at a rung
 * @param longestWait since when the trial waits that waits longest; zero without one
 */
public record WorkLoad(
    int searches, int waitingTrials, int runningTrials, int comparedTrials, Duration longestWait) {}
