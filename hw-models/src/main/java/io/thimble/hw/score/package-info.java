/**
 * How trials compare: accuracy with its interval, dominance, the Pareto front and its hypervolume.
 * Points enter, all objectives turned to minimise; fronts and volumes leave.
 */
@NullMarked
package io.thimble.hw.score;

import org.jspecify.annotations.NullMarked;
