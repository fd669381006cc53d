/**
 * What happens to a trial: features, training, quantization, the file, its score, its artifacts. An
 * attempt enters; a fenced write to the stores leaves.
 */
@NullMarked
package io.thimble.worker.trial;

import org.jspecify.annotations.NullMarked;
