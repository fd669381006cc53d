package io.thimble.hw.cost;

import io.thimble.hw.arch.Architecture;
import org.jspecify.annotations.Nullable;

/**
 * Four networks with the same operators, between whose sizes those of a set of networks lie: no
 * kernel, width or front end of the set is below those of {@code leastWeights}, no map below those
 * of {@code smallestMaps}, and none above the others' two.
 *
 * @param leastWeights the smallest kernels, and the front end with the smallest tables
 * @param smallestMaps the fewest steps in time and frequency everywhere
 * @param greatestMaps the most steps in time and frequency everywhere
 * @param greatestWeights the largest kernels, and the front end with the largest tables; null when
 *     they are larger than that network's maps, and then nothing is known of the greatest costs
 */
public record Corners(
    Architecture leastWeights,
    Architecture smallestMaps,
    Architecture greatestMaps,
    @Nullable Architecture greatestWeights) {}
