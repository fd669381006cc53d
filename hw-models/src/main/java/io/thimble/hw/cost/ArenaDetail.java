package io.thimble.hw.cost;

import java.util.List;

/**
 * The arena of a model with one library of kernels on a 32-bit Arm core, part by part.
 *
 * @param headBytes the plan of activations and scratch buffers
 * @param tailBytes what lasts
 * @param usedBytes both together: what TFLM reports after allocation
 * @param planningBytes what allocation takes at its height, while the head is planned
 * @param minimumBytes the smallest arena with which allocation succeeds
 * @param largestStepBytes the most bytes in use in any one step: no plan's head is smaller
 * @param plans the head with the runtime's own plan, and with the best
 * @param steps the number of steps that buffers live through, counted from 0
 * @param tail what stands in the tail and is no operator's own
 * @param plan the head's buffers: the tensors by graph and index, then scratch by operator
 */
public record ArenaDetail(
    long headBytes,
    long tailBytes,
    long usedBytes,
    long planningBytes,
    long minimumBytes,
    long largestStepBytes,
    HeadPlans plans,
    int steps,
    TailParts tail,
    List<PlacedBuffer> plan) {
  public ArenaDetail {
    plan = List.copyOf(plan);
  }
}
