package io.thimble.api.trial;

import io.thimble.db.trial.RungResult;

/**
 * What a trial had learnt when it was compared.
 *
 * @param rung 0 for the first
 * @param epoch epochs that it was trained to
 * @param floatAccuracy of the network before quantization, on the validation split
 */
public record RungJson(int rung, int epoch, AccuracyJson floatAccuracy) {
  static RungJson of(RungResult result) {
    return new RungJson(result.rung(), result.epoch(), AccuracyJson.of(result.floating()));
  }
}
