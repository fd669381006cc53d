package io.thimble.hw.tflite;

/**
 * A matrix of weights in int8.
 *
 * @param weights row by row, symmetric, zero point 0
 * @param scale size of one step
 */
public record QuantizedMatrix(byte[] weights, float scale) {}
