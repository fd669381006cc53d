package io.thimble.worker.strategy.problem;

import io.thimble.db.trial.Origin;

/**
 * A candidate, and why it was chosen.
 *
 * @param candidate what to try
 * @param origin why
 */
public record Proposal(Candidate candidate, Origin origin) {}
