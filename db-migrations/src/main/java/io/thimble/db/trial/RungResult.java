package io.thimble.db.trial;

import io.thimble.hw.score.Accuracy;

/**
 * What a trial had learnt at a rung.
 *
 * @param trial the trial's number in its search
 * @param rung 0 for the first
 * @param epoch epochs that it was trained to
 * @param floating of the network before quantization, on the validation split
 */
public record RungResult(int trial, int rung, int epoch, Accuracy floating) {}
