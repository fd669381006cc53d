/**
 * What a network costs, without a search. An architecture as JSON or a model's bytes enter; the
 * estimate, with what it means on each board, leaves.
 */
@NullMarked
package io.thimble.api.estimate;

import org.jspecify.annotations.NullMarked;
