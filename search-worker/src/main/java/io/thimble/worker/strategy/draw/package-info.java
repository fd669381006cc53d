/**
 * Points without a model: uniform draws, draws at the edges of a tight budget, and the first trials
 * of a search. A problem and what was tried enter; new candidates within the budget leave, and
 * everything on the way is counted by the {@link io.thimble.worker.strategy.draw.Screen}.
 */
@NullMarked
package io.thimble.worker.strategy.draw;

import org.jspecify.annotations.NullMarked;
