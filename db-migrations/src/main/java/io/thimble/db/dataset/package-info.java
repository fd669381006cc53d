/**
 * The store of the data sets that workers see, so that the API can list and check them without
 * touching a file.
 */
@NullMarked
package io.thimble.db.dataset;

import org.jspecify.annotations.NullMarked;
