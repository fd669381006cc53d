/**
 * Evolution of populations that are chosen anew from stored history for every proposal. Results
 * enter; a child that is new and within the budget leaves. jenetics selects and varies, and is
 * known here alone.
 */
@NullMarked
package io.thimble.worker.strategy.genetic;

import org.jspecify.annotations.NullMarked;
