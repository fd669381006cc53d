/**
 * How busy workers are, without any training. Trial times are drawn, the rules that decide which
 * trial may begin and which goes on are the real ones; the share of time in which workers train
 * leaves.
 */
@NullMarked
package io.thimble.worker.simulation;

import org.jspecify.annotations.NullMarked;
