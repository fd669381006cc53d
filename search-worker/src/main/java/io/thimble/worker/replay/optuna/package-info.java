/**
 * Optuna as a peer: its samplers run in Python against the same table. A task enters; the rows that
 * each run tried leave, and are kept in files, for the same table and seed always lead to the same.
 */
@NullMarked
package io.thimble.worker.replay.optuna;

import org.jspecify.annotations.NullMarked;
