/**
 * The store of what a scored trial leaves to download. Bytes enter with the score, in its
 * transaction, and leave unchanged.
 */
@NullMarked
package io.thimble.db.artifact;

import org.jspecify.annotations.NullMarked;
