/**
 * The boards of the catalogue. Nothing enters; what each board has, and where every figure was
 * read, leaves.
 */
@NullMarked
package io.thimble.api.device;

import org.jspecify.annotations.NullMarked;
