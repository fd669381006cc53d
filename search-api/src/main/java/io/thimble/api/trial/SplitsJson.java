package io.thimble.api.trial;

import io.thimble.db.trial.StoredTrial;
import org.jspecify.annotations.Nullable;

/**
 * Int8 accuracy on the two splits.
 *
 * @param validation on the validation split, or null before the trial is scored
 * @param test on the test split, or null while the trial is no member of a final front
 */
public record SplitsJson(@Nullable AccuracyJson validation, @Nullable AccuracyJson test) {
  static SplitsJson of(StoredTrial trial) {
    var validation = trial.validation();
    var test = trial.test();
    return new SplitsJson(
        validation == null ? null : AccuracyJson.of(validation.int8()),
        test == null ? null : AccuracyJson.of(test.int8()));
  }
}
