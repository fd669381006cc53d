package io.thimble.worker.export;

/**
 * A clip that shows whether the chip computes the same, stage by stage.
 *
 * @param name where the clip comes from, for example {@code yes/3b4f8f24_nohash_0.wav}
 * @param label what was said
 * @param samples the clip's sound, 16-bit PCM
 * @param input the model's input, frames x coefficients, as its bytes stand in memory
 * @param output the output that TensorFlow Lite gave, one element a class
 */
public record TestVector(String name, String label, short[] samples, byte[] input, byte[] output) {}
