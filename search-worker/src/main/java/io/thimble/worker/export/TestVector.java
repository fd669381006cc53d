package io.thimble.worker.export;

/**
 * A clip that shows whether the chip computes the same.
 *
 * @param name where the clip comes from, for example {@code yes/3b4f8f24_nohash_0.wav}
 * @param label what was said
 * @param input the model's int8 input, frames x coefficients
 * @param output the int8 output that TensorFlow Lite gave, one byte a class
 */
public record TestVector(String name, String label, byte[] input, byte[] output) {}
