package io.thimble.worker.strategy.bayesian;

/**
 * What a model expects of a value that was not measured.
 *
 * @param mean the expected value
 * @param deviation its standard deviation
 */
record Prediction(double mean, double deviation) {}
