/**
 * The Pareto front of a search, as JSON or as a table. A search's id enters; its non-dominated
 * trials leave, best first, under a hash that two equal searches share.
 */
@NullMarked
package io.thimble.api.front;

import org.jspecify.annotations.NullMarked;
