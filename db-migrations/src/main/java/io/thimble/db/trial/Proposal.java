package io.thimble.db.trial;

import io.thimble.hw.cost.Estimate;
import io.thimble.hw.space.Decisions;

/**
 * What a strategy suggested and the budget admitted.
 *
 * @param decisions the point of the space
 * @param architecture id of the architecture that it decodes to
 * @param estimate what that costs
 */
public record Proposal(Decisions decisions, String architecture, Estimate estimate) {}
