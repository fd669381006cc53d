package io.thimble.db.trial;

import io.thimble.hw.score.Accuracy;
import org.jspecify.annotations.Nullable;

/**
 * What a scored trial came to.
 *
 * @param number its number
 * @param replicaOf the trial that it repeats with another seed, or null
 * @param int8 accuracy of its file on the validation split
 */
public record ScoredTrial(int number, @Nullable Integer replicaOf, Accuracy int8) {}
