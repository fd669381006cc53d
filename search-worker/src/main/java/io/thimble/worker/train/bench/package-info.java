/**
 * Measures the rate of training beside its peer, PyTorch driven from Python. A number of pairs
 * enters; medians and ratios of runs that alternate on one core leave, as a table or as JSON. Each
 * run is a process of its own, so that neither side warms the other's caches.
 */
@NullMarked
package io.thimble.worker.train.bench;

import org.jspecify.annotations.NullMarked;
