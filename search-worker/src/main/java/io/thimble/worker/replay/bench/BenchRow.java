package io.thimble.worker.replay.bench;

import io.thimble.worker.replay.ReplayReport;

/**
 * What one contestant reached in one case.
 *
 * @param contestant a strategy or a peer's sampler
 * @param peer whether it is the peer's
 * @param knowsCosts whether it was told costs before trials
 */
public record BenchRow(String contestant, boolean peer, boolean knowsCosts, ReplayReport report) {}
