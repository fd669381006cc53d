/**
 * How a network is taught, as plain data: optimizer, learning rate, regularization and changes to
 * the clips. A family enters and the recipe that was measured to suit it leaves; the worker follows
 * it.
 */
@NullMarked
package io.thimble.hw.training;

import org.jspecify.annotations.NullMarked;
