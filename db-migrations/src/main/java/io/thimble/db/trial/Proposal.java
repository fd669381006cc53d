package io.thimble.db.trial;

import io.thimble.hw.cost.Estimate;
import io.thimble.hw.space.Decisions;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy suggested and the budget admitted.
 *
 * @param decisions the point of the space
 * @param architecture id of the architecture that it decodes to
 * @param estimate what that costs
 * @param origin why it was suggested, or null where nothing says so
 * @param replicaOf the trial that it repeats with another seed, or null
 */
public record Proposal(
    Decisions decisions,
    String architecture,
    Estimate estimate,
    @Nullable Origin origin,
    @Nullable Integer replicaOf) {}
