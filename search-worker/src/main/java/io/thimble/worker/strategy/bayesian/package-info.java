/**
 * Which architecture to try next, by a statistical model of what training alone can tell. A search
 * problem, its stored history and a trial number enter; the new candidate that is expected to add
 * most to the front leaves, with the reason, and on request what each decision matters for the
 * error. A Gaussian process stands for the unknown objectives (the error) alone: flash, SRAM and
 * operations are known exactly before training, so the model is never asked about them.
 */
@NullMarked
package io.thimble.worker.strategy.bayesian;

import org.jspecify.annotations.NullMarked;
