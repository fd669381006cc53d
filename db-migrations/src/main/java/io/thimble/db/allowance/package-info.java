/**
 * What owners have taken. An owner enters, the sum of all that is theirs leaves, and stays true
 * until what was decided by it is written.
 */
@NullMarked
package io.thimble.db.allowance;

import org.jspecify.annotations.NullMarked;
