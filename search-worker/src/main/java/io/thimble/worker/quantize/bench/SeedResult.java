package io.thimble.worker.quantize.bench;

/**
 * What one training came to.
 *
 * @param preset the network
 * @param seed of its training
 * @param validation on the validation split
 * @param test on the test split
 */
public record SeedResult(String preset, long seed, Loss validation, Loss test) {}
