package io.thimble.hw.budget;

import io.thimble.hw.cost.Estimate;

/**
 * A point that has an architecture.
 *
 * @param estimate its exact costs
 */
record Network(Point point, Estimate estimate) {}
