/**
 * Trains many networks on one data set and says what they came to: the published ones with several
 * seeds, or random ones epoch by epoch. Architectures and learning data enter, accuracies leave;
 * one training runs on each core.
 */
@NullMarked
package io.thimble.worker.study;

import org.jspecify.annotations.NullMarked;
