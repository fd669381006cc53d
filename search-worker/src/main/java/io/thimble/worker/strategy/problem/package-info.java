/**
 * What a strategy knows and what it answers, in its own terms: points of domains, goals, results.
 * Networks and tables of known results enter as a {@link
 * io.thimble.worker.strategy.problem.Problem}; a {@link
 * io.thimble.worker.strategy.problem.Suggestion} for each trial number leaves. Nothing here knows
 * what a layer or a row is.
 */
@NullMarked
package io.thimble.worker.strategy.problem;

import org.jspecify.annotations.NullMarked;
