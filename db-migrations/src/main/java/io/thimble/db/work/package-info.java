/**
 * The store of how soon and how broadly searches are worked on, as a person sets it, and of what
 * there is to do over all of them.
 */
@NullMarked
package io.thimble.db.work;

import org.jspecify.annotations.NullMarked;
