/**
 * The Pareto front of a search, as it is or as it was after any event, or of several searches
 * together. Ids of searches, events and a board enter; the non-dominated trials leave, best first,
 * under a hash that two equal searches share.
 */
@NullMarked
package io.thimble.api.front;

import org.jspecify.annotations.NullMarked;
