/**
 * The store of what people ask of a trial's file while they wait: a recording to be heard, or a
 * clip to be played. Questions enter and are handed to workers; answers leave once, and nothing
 * stays behind.
 */
@NullMarked
package io.thimble.db.question;

import org.jspecify.annotations.NullMarked;
