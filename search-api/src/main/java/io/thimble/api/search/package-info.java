/**
 * The searches: posting one, following it, pausing, resuming and cancelling it. A spec enters and
 * is refused with everything that is wrong with it, or is kept as a queued search; where searches
 * stand leaves.
 */
@NullMarked
package io.thimble.api.search;

import org.jspecify.annotations.NullMarked;
