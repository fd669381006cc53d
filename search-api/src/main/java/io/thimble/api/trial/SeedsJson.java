package io.thimble.api.trial;

/**
 * What trainings of one network with different seeds came to, on the validation split in integers.
 *
 * @param runs how many were scored, the trial itself among them; at least 2
 * @param meanAccuracy their mean
 * @param deviation their standard deviation, of a sample
 */
public record SeedsJson(int runs, double meanAccuracy, double deviation) {}
