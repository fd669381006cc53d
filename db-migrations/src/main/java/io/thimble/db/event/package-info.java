/**
 * The log of what happened in a search, in order, as the page and the command line replay it. Other
 * stores append within their own transactions; readers ask for what came after an id.
 */
@NullMarked
package io.thimble.db.event;

import org.jspecify.annotations.NullMarked;
