package io.thimble.db.trial;

import io.thimble.hw.cost.Estimate;
import io.thimble.hw.space.Decisions;

/**
 * What a strategy suggested and the budget admitted.
 *
 * @param decisions the point of the space
 * @param estimate what its architecture costs
 */
public record Proposal(Decisions decisions, Estimate estimate) {}
