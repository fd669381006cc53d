/**
 * The store of the workers that are up: each says what it can do and when it was last seen, so that
 * work is handed only to those that can do it.
 */
@NullMarked
package io.thimble.db.worker;

import org.jspecify.annotations.NullMarked;
