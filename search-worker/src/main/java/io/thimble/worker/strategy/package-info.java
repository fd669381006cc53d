/**
 * Which architecture to try next. A search's scope, its stored history and a trial number enter; an
 * architecture that fits the budget and was not tried before leaves, with what was rejected on the
 * way. A strategy keeps no state: the same seed and the same results give the same trials, whatever
 * the number of workers and crashes.
 */
@NullMarked
package io.thimble.worker.strategy;

import org.jspecify.annotations.NullMarked;
