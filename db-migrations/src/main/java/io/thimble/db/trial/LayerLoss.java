package io.thimble.db.trial;

import org.jspecify.annotations.Nullable;

/**
 * What a layer loses to quantization.
 *
 * @param index its place in the network, 0 for the first
 * @param layer what it computes, for people
 * @param decibels signal to quantization noise ratio of its output, or null where the output is
 *     zero throughout or loses nothing, which no ratio can tell
 */
public record LayerLoss(int index, String layer, @Nullable Double decibels) {}
