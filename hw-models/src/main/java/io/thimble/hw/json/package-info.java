/**
 * How the JSON forms of this module are read: every problem of a document is found, not only the
 * first, and a name that nearly fits is suggested. A text and the fields it may have enter; checked
 * values leave, and problems go to a listener.
 */
@NullMarked
package io.thimble.hw.json;

import org.jspecify.annotations.NullMarked;
