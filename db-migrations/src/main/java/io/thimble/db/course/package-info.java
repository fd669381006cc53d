/**
 * The store of how searches went, for charts over thousands of trials. A search's id enters; the
 * few columns that charts show leave: trials as points, the front's hypervolume over time, and who
 * was at which trial from when to when.
 */
@NullMarked
package io.thimble.db.course;

import org.jspecify.annotations.NullMarked;
