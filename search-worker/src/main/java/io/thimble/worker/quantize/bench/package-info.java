/**
 * Measures what rounding to integers costs in accuracy, on real speech and over many seeds. Clips
 * and the names of published networks enter, float and integer accuracies leave. Nothing here runs
 * in a search.
 */
@NullMarked
package io.thimble.worker.quantize.bench;

import org.jspecify.annotations.NullMarked;
