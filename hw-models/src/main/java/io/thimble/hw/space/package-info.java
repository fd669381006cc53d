/**
 * The architectures that a search may propose, as named decisions with ordered choices. Decisions
 * enter, an architecture leaves. What a strategy stores is always decisions, never a library's own
 * genotype.
 */
@NullMarked
package io.thimble.hw.space;

import org.jspecify.annotations.NullMarked;
