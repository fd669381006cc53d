/**
 * Names for contents. Bytes or a text enter, their digest leaves; equal contents have equal names,
 * here and on every other machine.
 */
@NullMarked
package io.thimble.hw.digest;

import org.jspecify.annotations.NullMarked;
