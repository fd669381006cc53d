/**
 * How fast costs, certificates and fronts are computed, measured with JMH; compiled with the tests
 * so that the benchmarks cannot rot, run by {@code ./thimble bench estimates}. Seeded networks and
 * points enter; a table, or JSON for machines, leaves on standard output.
 */
@NullMarked
package io.thimble.hw.benchmark;

import org.jspecify.annotations.NullMarked;
