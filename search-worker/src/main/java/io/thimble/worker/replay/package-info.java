/**
 * Runs strategies against tables of known results, where a trial costs nothing: many seeds, and how
 * far the front that was found is from the true one after so many trials. A task and a strategy
 * enter; trajectories and gaps leave. A peer's trajectories are measured by the same code.
 */
@NullMarked
package io.thimble.worker.replay;

import org.jspecify.annotations.NullMarked;
