/**
 * The store of trials: proposals, attempts, scores and the front they form. Every write of an
 * attempt is fenced by its number, so a late attempt changes nothing.
 */
@NullMarked
package io.thimble.db.trial;

import org.jspecify.annotations.NullMarked;
