/**
 * The bytes of archives that data sets came in: a folder that API and workers share, or a bucket.
 * Pieces enter, whole or not at all; the same pieces leave, until their archive is deleted.
 */
@NullMarked
package io.thimble.db.archive;

import org.jspecify.annotations.NullMarked;
