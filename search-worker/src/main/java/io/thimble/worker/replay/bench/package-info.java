/**
 * Strategies side by side with a peer on tables of known results. Names of strategies and samplers
 * enter; what each reached, measured by the same code, leaves.
 */
@NullMarked
package io.thimble.worker.replay.bench;

import org.jspecify.annotations.NullMarked;
