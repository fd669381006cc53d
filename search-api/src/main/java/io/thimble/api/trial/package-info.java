/**
 * The trials of a search, one by one, as a page or as a table. A search's id and a number enter;
 * costs, scores and where the files are leave. Other resources show trials in the same words.
 */
@NullMarked
package io.thimble.api.trial;

import org.jspecify.annotations.NullMarked;
