package io.thimble.worker.strategy;

import io.thimble.hw.cost.Estimate;
import io.thimble.hw.space.Decisions;

/**
 * A trial as a strategy sees it.
 *
 * @param number its number in its search
 * @param decisions what was proposed
 * @param estimate what that costs; it carries the architecture's id
 * @param outcome how it ended
 */
public record Evaluated(int number, Decisions decisions, Estimate estimate, Outcome outcome) {}
