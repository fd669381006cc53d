/**
 * Turns an architecture and a data set into float weights; the only package that knows DJL. An
 * architecture, learning data and settings enter; a {@link io.thimble.worker.train.TrainedNetwork}
 * of plain arrays leaves, the same to the bit for the same seed on the same machine. Nothing here
 * knows integers, files or trials.
 */
@NullMarked
package io.thimble.worker.train;

import org.jspecify.annotations.NullMarked;
