/**
 * Tables of known results: every architecture of a small space with what it costs and how well it
 * hears. A CSV file or a program's rows enter; rows by their decisions leave, and the {@code
 * Problem} that a strategy is asked to solve on them.
 */
@NullMarked
package io.thimble.worker.replay.table;

import org.jspecify.annotations.NullMarked;
