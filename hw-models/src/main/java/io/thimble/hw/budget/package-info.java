/**
 * What a network may cost at most. Limits enter from a search's spec or a device; which of them an
 * estimate breaks leaves.
 */
@NullMarked
package io.thimble.hw.budget;

import org.jspecify.annotations.NullMarked;
