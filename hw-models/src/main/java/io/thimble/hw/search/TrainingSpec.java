package io.thimble.hw.search;

/**
 * How a trial is trained.
 *
 * @param epochs passes over the training clips
 * @param quantization {@code ptq}: int8 after training, ranges from training clips
 */
public record TrainingSpec(int epochs, String quantization) {}
