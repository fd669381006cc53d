package io.thimble.worker.sweep;

/**
 * What a layer loses.
 *
 * @param index the layer's place in the network
 * @param layer what it computes, for people
 * @param decibels signal to quantization noise ratio of its output: the mean square of the float
 *     output over that of its difference from the dequantized one, up to this layer together with
 *     all before it
 */
public record LayerNoise(int index, String layer, double decibels) {}
