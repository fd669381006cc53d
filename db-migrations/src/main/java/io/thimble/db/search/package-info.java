/**
 * The store of searches: specs, states and their counters. Transitions are fenced in SQL by the
 * state they start from.
 */
@NullMarked
package io.thimble.db.search;

import org.jspecify.annotations.NullMarked;
