/**
 * Measures how many workers one PostgreSQL carries: real worker processes whose trials take no
 * time, and a simulated fleet of thousands whose trials take minutes. Sizes of fleets enter; rates,
 * latencies and a drawing leave.
 */
@NullMarked
package io.thimble.worker.fleet;

import org.jspecify.annotations.NullMarked;
