/**
 * Makes folders of words from archives that strangers packed. Pieces from the store enter; a folder
 * in which nothing but recordings and lists lies leaves, or the reason why the archive is refused.
 * What is no longer wanted is removed here, clips and features together.
 */
@NullMarked
package io.thimble.worker.archive;

import org.jspecify.annotations.NullMarked;
